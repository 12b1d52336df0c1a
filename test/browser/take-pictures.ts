import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openTestServer } from '../web/open-test-server.ts'
import { openBrowser } from './open-browser.ts'

/** `npm run pictures`: takes the README's pictures of the desk as it is now. */
const folder = join(import.meta.dirname, '..', '..', '.github', 'pictures')
const desktop = { viewport: { width: 1280, height: 860 } }
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

const choose = (page: Page, label: string): Promise<void> =>
  page.getByRole('button', { name: label, exact: true }).last().click()

async function talkToTheFirstStep(page: Page): Promise<void> {
  const box = page.getByRole('textbox')
  await box.fill('机器显示储存满请先结算')
  await box.press('Enter')
  await choose(page, '还没结算')
  await choose(page, '带按键和打印机的')
  await choose(page, '都好了')
  await page.getByRole('heading', { name: '收银员签到' }).waitFor()
}

async function picture(
  browser: Browser,
  name: string,
  options: BrowserContextOptions,
  address: string,
  prepare: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(address)
  await prepare(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
}

const server = await openTestServer()
const browser = await openBrowser()
mkdirSync(folder, { recursive: true })
await picture(browser, 'chat-and-terminal', desktop, server.address, async page => {
  await talkToTheFirstStep(page)
  await choose(page, '演示给我看')
  await page.locator('pos-terminal').getByText('请输入操作员号').first().waitFor()
})
await picture(browser, 'chat-phone', { ...phone, colorScheme: 'dark' }, server.address, talkToTheFirstStep)
await picture(browser, 'guide', desktop, `${server.address}/guide/storage-full`, async () => {})
await browser.close()
await server.close()
