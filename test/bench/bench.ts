/** `npm run bench`, or `npm run bench -- terminal`: prints the benchmark tables, one run each. */
const benches: Readonly<Record<string, () => Promise<{ run: () => void | Promise<void> }>>> = {
  growth: () => import('./growth.ts'),
  http: () => import('./http.ts'),
  queue: () => import('./queue.ts'),
  size: () => import('./sizes.ts'),
  terminal: () => import('./terminal.ts'),
  turns: () => import('./turns.ts'),
  understanding: () => import('./understanding.ts'),
  widget: () => import('./widget.ts'),
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench "${unknown.join('", "')}": say ${Object.keys(benches).join(' or ')}.\n`,
  )
  process.exitCode = 2
} else {
  for (const [name, load] of Object.entries(benches)) {
    if (wanted.length === 0 || wanted.includes(name)) await (await load()).run()
  }
}
