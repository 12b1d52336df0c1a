import test from 'ava'
import { withBrowser } from '../browser/with-browser.ts'
import { demonstrate, visiting } from './visit-terminal.ts'

const visit = visiting(withBrowser(test))

test.serial(
  'a full terminal is settled by touch; the slip comes out and the page is told',
  visit,
  {},
  async (t, { key, words, element, run, told }) => {
    for (const legend of ['确认', '7', '6', '确认']) {
      await key(legend).tap()
      await run(300)
    }
    await run(15_000)
    t.regex(await words.innerText(), /是否打印明细/)
    t.regex(
      (await element.locator('.strip .slip-picture').getAttribute('aria-label')) ?? '',
      /结 算 总 计 单/,
    )
    await key('0').tap()
    await run(5_000)
    const facts = (await told()).flatMap(({ report }) => report.facts)
    t.true(facts.includes('settled'))
    t.false((await told()).some(({ type }) => type === 'demonstrated'))
  },
)

test.serial(
  'a demonstration shows the next key, plays to its end and reports that',
  visit,
  {},
  async (t, { page, element, run, told }) => {
    await demonstrate(page, ['确认', '管理'])
    const glowing = element.locator('.key.glow')
    t.is(await glowing.getAttribute('data-key'), 'confirm')
    t.is(await element.locator('.caption').innerText(), '按「确认」')
    await run(4_000)
    t.is(await glowing.getAttribute('data-key'), '7')
    await run(6_000)
    t.deepEqual(
      (await told()).map(({ type }) => type),
      ['demonstrated'],
    )
    t.is(await glowing.count(), 0)
  },
)

test.serial(
  'a person who tries it is told which key they pressed and which it should be',
  visit,
  {},
  async (t, { page, element, key, run, told }) => {
    await demonstrate(page, ['确认', '管理'])
    await element.getByRole('button', { name: '我来试试' }).tap()
    await key('取消').tap()
    t.is(await element.locator('.caption').innerText(), '您刚才按「取消」了，这一步应该按「确认」。')
    await key('确认').tap()
    await key('7').tap()
    await run(500)
    t.regex(await element.locator('.caption').innerText(), /做对了/)
    t.deepEqual(await told(), [])
  },
)

test.serial(
  'an element that is moved within its page keeps its state',
  visit,
  {},
  async (t, { page, element, run, told }) => {
    await demonstrate(page, ['确认', '管理'])
    await run(500)
    await page.evaluate("document.body.append(document.querySelector('pos-terminal'))")
    await run(10_000)
    t.is(await element.locator('progress').getAttribute('value'), '2')
    t.is((await told()).length, 1)
  },
)

test.serial(
  'a browser of early 2020, without the newer array methods, settles the terminal as well',
  visit,
  {
    prepare:
      "for (const name of ['at', 'findLast', 'findLastIndex', 'with', 'toSpliced', 'toSorted', 'toReversed']) delete Array.prototype[name]",
  },
  async (t, { key, run, told }) => {
    for (const legend of ['确认', '7', '6', '确认']) await key(legend).tap()
    await run(15_000)
    await key('0').tap()
    await run(5_000)
    t.true((await told()).flatMap(({ report }) => report.facts).includes('settled'))
  },
)

test.serial(
  'when the data do not load, the person can try again',
  visit,
  { broken: true },
  async (t, { served, element, words }) => {
    const again = element.getByRole('button')
    await again.waitFor()
    served.breakData(false)
    await again.tap()
    await element.locator('.device').waitFor()
    t.regex(await words.innerText(), /欢迎使用/)
  },
)

test.serial(
  'the network switch cuts the line: a settlement fails on the screen and the log stays',
  visit,
  {},
  async (t, { element, key, run, words, told }) => {
    await element.getByRole('button', { name: /网络/ }).tap()
    for (const legend of ['确认', '7', '6', '确认']) await key(legend).tap()
    await run(2_500)
    t.regex(await words.innerText(), /失败/)
    await run(150_000)
    const reports = await told()
    t.true(reports.flatMap(({ report }) => report.facts).includes('connection-failed'))
    t.is(reports[reports.length - 1]?.report.count, 12)
  },
)

test.serial(
  'a slip’s drawing that did not load can be asked for again, and the terminal goes on meanwhile',
  visit,
  { broken: true },
  async (t, { page, served, element, key, words, run }) => {
    const again = element.getByRole('button', { name: '↻' })
    served.breakData(false)
    await again.tap()
    await element.locator('.device').waitFor()
    await page.route('**/terminal-slips-*', route => route.abort())
    for (const legend of ['确认', '7', '6', '确认']) {
      await key(legend).tap()
      await run(300)
    }
    await run(15_000)
    t.regex(await words.innerText(), /是否打印明细/)
    await again.waitFor()
    t.is(await element.locator('.strip').count(), 0)
    await page.unroute('**/terminal-slips-*')
    await again.tap()
    await element.locator('.strip .slip-picture').waitFor()
    t.is(await again.count(), 0)
  },
)
