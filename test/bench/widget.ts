import { openBrowser } from '../browser/open-browser.ts'
import { phone } from '../browser/with-browser.ts'
import { openTestServer } from '../web/open-test-server.ts'

/** A phone on third-generation mobile data, as browsers' tools define it. */
const thirdGeneration = {
  offline: false,
  latency: 100,
  downloadThroughput: 750_000 / 8,
  uploadThroughput: 250_000 / 8,
}

/** Prints how long a phone on 3G waits for the chat and for its first answer, and how many bytes that takes. */
export async function benchWidget(): Promise<void> {
  const server = await openTestServer()
  const browser = await openBrowser()
  try {
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    let bytes = 0
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await network.send('Network.enable')
    await network.send('Network.emulateNetworkConditions', thirdGeneration)
    const started = performance.now()
    await page.goto(server.address, { waitUntil: 'commit' })
    await page.locator('support-chat textarea').waitFor()
    const visible = performance.now() - started
    await page.locator('support-chat .entry').first().waitFor()
    const greeted = performance.now() - started
    const loaded = bytes
    await page.locator('support-chat textarea').fill('机器显示储存满请先结算')
    const asked = performance.now()
    await page.locator('support-chat textarea').press('Enter')
    await page.locator('support-chat .group.bot').nth(1).waitFor()
    const answered = performance.now() - asked
    const rows = [
      ['chat to be written in', `${Math.round(visible)} ms`],
      ['greeting', `${Math.round(greeted)} ms`],
      ['first answer after sending', `${Math.round(answered)} ms`],
      ['loaded until the greeting', `${(loaded / 1024).toFixed(1)} KB`],
    ]
    process.stdout.write('Widget on 3G (100 ms, 750 kbit/s), empty cache, new conversation\n')
    for (const [what, figure] of rows) process.stdout.write(`  ${what?.padEnd(28)} ${figure}\n`)
  } finally {
    await browser.close()
    await server.close()
  }
}

if (process.argv[1] === import.meta.filename) await benchWidget()
