import test from 'ava'
import type { Page } from 'playwright-core'
import type { TerminalReport } from '../../bot/dialog/wire.ts'
import { openTestServer } from '../web/open-test-server.ts'
import { sharedBrowser } from './shared-browser.ts'

const browser = sharedBrowser(test)

const choose = (page: Page, label: string): Promise<void> =>
  page.getByRole('button', { name: label, exact: true }).last().click()

/** Presses keys of the simulated terminal one after another, as a person does. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.locator(`pos-terminal [data-key="${key}"]`).click()
}

/** Waits until the words stand on the terminal's screen: a person reads before pressing on. */
const reads = (page: Page, words: string): Promise<void> =>
  page.locator('pos-terminal [aria-live]', { hasText: words }).waitFor({ state: 'attached' })

const step = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name }).last().waitFor()

const usual = { width: 1280, height: 900 }
const screens = ['1280x860', '1366x768', '1440x1000', '1024x768', '390x844', '1280x900']

/** Waits until the whole device, to its last row of keys, stands in the panel beside or over the chat. */
async function fitsEveryScreen(page: Page): Promise<void> {
  const device = await page.waitForSelector('pos-terminal .keypad')
  const panel = await page.waitForSelector('.stage')
  for (const size of screens) {
    const [width = 0, height = 0] = size.split('x').map(Number)
    await page.setViewportSize({ width, height })
    await page.waitForFunction(
      ([inner, outer]) => {
        const [keys, room] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()]
        const wide = document.documentElement.scrollWidth
        return keys.bottom <= room.bottom && keys.right <= room.right && wide <= innerWidth
      },
      [device, panel] as const,
    )
  }
}

test.serial('typing 储存满 leads to a settled terminal, with a reload half-way', async t => {
  const server = await openTestServer()
  t.teardown(() => server.close())
  const page = await browser().newPage({ viewport: usual })
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(String(error)))
  const reports: TerminalReport[] = []
  page.on('request', request => {
    if (request.url().endsWith('/terminal')) reports.push(request.postDataJSON().happened)
  })

  await page.goto(server.address)
  const box = page.getByRole('textbox')
  await box.fill('储存满')
  await box.press('Enter')
  await choose(page, '还没结算')
  await choose(page, '带按键和打印机的')
  await choose(page, '都好了')
  await step(page, '收银员签到')

  await page.reload()
  await step(page, '收银员签到')
  await choose(page, '演示给我看')
  await fitsEveryScreen(page)
  await page.getByRole('button', { name: '我来试试' }).click()
  await press(page, 'menu', '7', '1', '0', '1', 'confirm', '0', '0', '0', '0', 'confirm')
  await step(page, '进入结算')
  await reads(page, '欢迎使用')
  await press(page, 'menu')
  await reads(page, '管理')
  await press(page, '7')
  await reads(page, '结算')
  await press(page, '6')
  await step(page, '核对笔数和金额')
  const full = reports.at(-1)
  t.true((full?.count ?? 0) > 0, 'the log is full before the settlement')
  await choose(page, '对得上')
  await step(page, '执行结算')
  await press(page, 'confirm')
  await step(page, '留好结算单')
  await reads(page, '是否打印明细')
  await press(page, '0')
  await page.getByText('现在收一笔试试').last().waitFor()

  const settled = reports.at(-1)
  t.is(settled?.count, 0, 'the simulated batch is empty')
  t.is(Number(settled?.batch), Number(full?.batch) + 1, 'its number is one higher')
  t.true(reports.some(({ facts }) => facts.includes('settlement-slip-printed')))
  t.true(await page.locator('pos-terminal').getByText('结算总计单').first().isVisible())

  await choose(page, '好了，能收款了')
  await page.getByText('能接着做生意了').last().waitFor()
  t.deepEqual(troubles, [])
  await page.close()
})
