/** Reads server-sent events from pieces of text: takes the next piece, returns the `data` of every event now complete. */
export type StreamReader = (piece: string) => readonly string[]

/** A reader for one stream. Comment lines (the heartbeat) and fields other than `data` yield nothing. */
export function createStreamReader(): StreamReader {
  let rest = ''
  let data: string[] = []
  return piece => {
    const complete: string[] = []
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) complete.push(data.join('\n'))
        data = []
      } else if (line.startsWith('data:')) {
        data.push(line.slice(line[5] === ' ' ? 6 : 5))
      }
    }
    return complete
  }
}
