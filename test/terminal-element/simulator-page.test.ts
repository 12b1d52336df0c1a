import test from 'ava'
import type { Page } from 'playwright-core'
import { objections } from '../browser/objections.ts'
import { withBrowser } from '../browser/with-browser.ts'
import { builtBrowser } from '../web/built-browser.ts'
import { type Served, serveSimulator } from './serve-simulator.ts'

const built = withBrowser(test)
let served: Served

test.before(async () => {
  const { manifest, folder } = await builtBrowser()
  const markup = { entry: 'simulator-page.js', element: '<simulator-page></simulator-page>' }
  served = await serveSimulator(manifest, folder, markup)
})
test.after.always(() => served?.close())

/** Opens the page in a browser of its own, which may write to the clipboard. */
async function open(address: string): Promise<Page> {
  const context = await built().browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'zh-CN' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('pos-terminal .device').waitFor()
  return page
}

const chooser = (page: Page, label: string) => page.locator('.chooser').getByLabel(label)
const words = (page: Page) => page.locator('pos-terminal [aria-live]').innerText()
/** Waits until it stands on the terminal's screen. */
const reads = (page: Page, text: string) =>
  page.locator('pos-terminal [aria-live]', { hasText: text }).waitFor({ state: 'attached' })
const press = (page: Page, legend: string) =>
  page.locator('pos-terminal').getByRole('button', { name: legend, exact: true }).click()

test.serial('the address says what is chosen, and opens the same again', async t => {
  const page = await open(served.address)
  await chooser(page, '机器').selectOption({ label: '电签POS机' })
  await chooser(page, '厂家程序').selectOption('landi')
  await chooser(page, '故障').selectOption('healthy')
  await page.waitForURL(url => url.search === '?kind=esign&skin=landi&fault=healthy')
  await page.reload()
  await page.locator('pos-terminal .body.esign').waitFor()
  t.is(await chooser(page, '厂家程序').inputValue(), 'landi')
  await page.context().close()
})

test.serial('a kind is never offered a fault that it cannot have', async t => {
  const page = await open(`${served.address}?kind=classic&fault=no-paper`)
  t.is(await chooser(page, '故障').inputValue(), 'no-paper')
  await chooser(page, '机器').selectOption('esign')
  t.is(await chooser(page, '故障').inputValue(), 'healthy')
  t.is(await chooser(page, '故障').locator('option[value="no-paper"]').count(), 0)
  await page.context().close()
})

test.serial('a link carries the terminal’s state, and the next person goes on from there', async t => {
  const page = await open(served.address)
  await press(page, '确认')
  await press(page, '7')
  await reads(page, '结算')
  const menu = await words(page)
  await page.getByRole('button', { name: '复制现在状态的链接' }).click()
  await page.getByText('链接已复制').waitFor()
  const link = await page.evaluate<string>('navigator.clipboard.readText()')
  const other = await open(link)
  t.is(await words(other), menu)
  await press(other, '6')
  await t.notThrowsAsync(reads(other, '是否批结算'))
  await page.context().close()
  await other.context().close()
})

test.serial('a link that was cut off opens a fresh terminal and says so', async t => {
  const page = await open(`${served.address}#zH4sIAAAA`)
  await page.getByText('这个链接不完整').waitFor()
  t.regex(await words(page), /欢迎使用/)
  await page.context().close()
})

test.serial('axe finds nothing to complain about on the page of the simulator', async t => {
  const page = await open(served.address)
  await page.getByRole('button', { name: '复制现在状态的链接' }).click()
  t.deepEqual(await objections(page), [])
  t.is(await page.evaluate<number>('document.documentElement.scrollWidth'), 360)
  await page.context().close()
})
