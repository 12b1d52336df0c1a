import test from 'ava'
import type { Page } from 'playwright-core'
import { openTestServer } from '../web/open-test-server.ts'
import { openBrowser } from './open-browser.ts'

/** The last bubble or card of the bot. */
const choice = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).last()

test('储存满 typed into the chat ends at a settled terminal', async t => {
  const server = await openTestServer()
  t.teardown(() => server.close())
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(String(error)))
  await page.goto(server.address)

  const box = page.getByRole('textbox')
  await box.fill('机器显示储存满请先结算')
  await box.press('Enter')
  await choice(page, '还没结算').click()
  await choice(page, '带按键和打印机的').click()
  await choice(page, '都好了').click()

  await choice(page, '演示给我看').click()
  const terminal = page.locator('pos-terminal')
  await terminal.waitFor()
  t.is(await page.evaluate(() => customElements.get('pos-terminal') !== undefined), true)

  await page.reload()
  await page.getByText('收银员签到').last().waitFor()
  await choice(page, '签好了').click()
  await page.getByText('进入结算').last().waitFor()
  t.deepEqual(troubles, [])
})
