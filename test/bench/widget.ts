import type { Browser } from 'playwright-core'
import { createEmbedDemo } from '../../web/embed-demo.ts'
import { listen } from '../../web/listen.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { thirdGeneration, watchRequests } from '../browser/watch-requests.ts'
import { phone } from '../browser/with-browser.ts'
import { content } from '../conversations/open-test-desk.ts'
import { openConversation, openTestServer } from '../web/open-test-server.ts'

type Row = readonly [what: string, figure: string]

/** Prints how long a phone on 3G waits for launcher, chat and first answer, and how many bytes and round trips that takes. */
export async function run(): Promise<void> {
  let desk = ''
  const shop = await listen(
    createEmbedDemo(content, () => desk),
    { port: 0, host: '127.0.0.1' },
  )
  // By number while the desk goes by name: another site for the browser.
  const shopAddress = shop.address.replace('localhost', '127.0.0.1')
  const server = await openTestServer({ allowedOrigins: [shopAddress] })
  desk = server.address
  // A desk loads its channel and model at the first conversation.
  await openConversation(desk)
  const browser = await openBrowser()
  try {
    const rows = [...(await visitPage(browser, shopAddress)), ...(await visitPage(browser, desk))]
    process.stdout.write('Widget on 3G (100 ms, 750 kbit/s), empty cache, new conversation\n')
    for (const [what, figure] of rows) process.stdout.write(`  ${what.padEnd(44)} ${figure}\n`)
  } finally {
    await browser.close()
    await shop.close()
    await server.close()
  }
}

async function visitPage(browser: Browser, address: string): Promise<readonly Row[]> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const { network, depths, bytes } = await watchRequests(page)
  await network.send('Network.emulateNetworkConditions', thirdGeneration)
  const started = performance.now()
  const since = (): string => `${Math.round(performance.now() - started)} ms`
  await page.goto(address, { waitUntil: 'commit' })
  const button = page.locator('posdesk-launcher button.launch, support-chat textarea')
  await button.first().waitFor()
  const embedded = (await page.locator('support-chat').count()) === 0
  const name = embedded ? 'shop' : 'desk'
  const rows: Row[] = [[`${name}: ${embedded ? 'launcher' : 'chat'} visible`, since()]]
  if (embedded) await button.first().click()
  const chat = page.locator('support-chat')
  await chat.locator('.entry').first().waitFor()
  const trips = depths.get('POST /api/conversations')
  rows.push([`${name}: greeting`, `${since()}, ${(bytes() / 1024).toFixed(1)} KB, ${trips} round trips`])
  await chat.locator('textarea').fill('机器显示储存满请先结算')
  const asked = performance.now()
  await chat.locator('textarea').press('Enter')
  await chat.locator('.group.bot').nth(1).waitFor()
  rows.push([`${name}: first answer after sending`, `${Math.round(performance.now() - asked)} ms`])
  await context.close()
  return rows
}
