import { parseArgs } from 'node:util'
import { playDrops } from './drops.ts'
import { openBrowser } from './open-browser.ts'
import { openRealTrouble } from './real-trouble.ts'

/**
 * `npm run soak:widget -- [SEED…] [--messages 1000] [--drops 300]`: random drops between three tabs of a real browser
 * and the real desk, which is killed and started again. Exit code 1 where anything was lost, doubled or swapped.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { messages: { type: 'string', default: '1000' }, drops: { type: 'string', default: '300' } },
})
const seeds = positionals.length > 0 ? positionals.map(Number) : [1]
const onProgress = (messages: number) => process.stderr.write(`${messages} messages written\n`)

const browser = await openBrowser()
try {
  for (const seed of seeds) {
    const desk = await openRealTrouble()
    try {
      const started = Date.now()
      const plan = {
        messages: Number(values.messages),
        drops: Number(values.drops),
        tabs: 3,
        seed,
        onProgress,
      }
      const { tabs, posts, drops } = await playDrops(browser, desk, plan)
      const seconds = Math.round((Date.now() - started) / 1_000)
      process.stdout.write(`seed ${seed}: ${posts} posts in ${seconds} s, ${JSON.stringify(drops)}\n`)
      for (const [index, { written, lost, doubled, swapped, shows }] of tabs.entries()) {
        process.stdout.write(
          `  tab ${index + 1}: ${written} written, ${lost} lost, ${doubled} doubled, ${swapped} swapped, shows ${shows}\n`,
        )
        if (lost + doubled + swapped > 0 || shows !== 'the log') process.exitCode = 1
      }
    } finally {
      await desk.close()
    }
  }
} finally {
  await browser.close()
}
