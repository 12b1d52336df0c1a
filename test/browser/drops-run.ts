import { playDrops } from './drops.ts'
import { openBuilt } from './with-browser.ts'

/** `npm run soak:widget [-- SEED]`: 300 random drops over 1,000 messages in three tabs of a real browser. */
const seed = Number(process.argv[2] ?? 1)
const onProgress = (messages: number) => process.stderr.write(`${messages} messages written\n`)
const built = await openBuilt()
try {
  const started = Date.now()
  const result = await playDrops(built, { messages: 1_000, drops: 300, tabs: 3, seed, onProgress })
  const seconds = Math.round((Date.now() - started) / 1_000)
  process.stdout.write(`${JSON.stringify({ seed, seconds, ...result }, null, 2)}\n`)
  const { lost, doubled, swapped, differing } = result
  if (lost + doubled + swapped + differing > 0) process.exitCode = 1
} finally {
  await built.close()
}
