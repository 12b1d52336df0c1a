import { watch as watchFolder } from 'node:fs'

/** Milliseconds without a change before playing: editors write a file in several steps. */
const SETTLE = 150

/** Runs `play` at once and after each change below the folders, until `stdin` ends. */
export async function playAtChanges(
  folders: readonly string[],
  play: () => Promise<void>,
  stdin: NodeJS.ReadableStream,
): Promise<void> {
  let wake: () => void = () => {}
  let ended = false
  let timer: NodeJS.Timeout | undefined
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => wake(), SETTLE)
  }
  const watchers = folders.map(folder =>
    watchFolder(folder, { recursive: true }, (_event, name) => {
      if (name === null || name.endsWith('.yaml')) changed()
    }),
  )
  stdin.on('end', () => {
    ended = true
    wake()
  })
  stdin.resume()
  while (!ended) {
    // Before playing, so that a change in the meantime is not lost.
    const change = new Promise<void>(resolve => {
      wake = resolve
    })
    await play()
    if (!ended) await change
  }
  clearTimeout(timer)
  for (const watcher of watchers) watcher.close()
}
