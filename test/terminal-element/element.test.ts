import test, { type ExecutionContext } from 'ava'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Press } from '../../bot/terminal/press.ts'
import type { TerminalReport } from '../../bot/terminal/report.ts'
import { objections } from '../browser/objections.ts'
import { collectComplaints, isFailedLoad, phone, withBrowser } from '../browser/with-browser.ts'
import { type Served, serveSimulator } from './serve-simulator.ts'

const built = withBrowser(test)

interface Visit {
  readonly page: Page
  readonly served: Served
  readonly element: Locator
  /** The words on the terminal's screen, as a screen reader hears them. */
  readonly words: Locator
  key(legend: string): Locator
  /** Lets the page's clock run, in milliseconds. */
  run(milliseconds: number): Promise<void>
  told(): Promise<readonly { readonly type: string; readonly report: TerminalReport }[]>
}

interface Plan {
  readonly attributes?: string
  readonly options?: BrowserContextOptions
  /** Runs in the page before anything else. */
  readonly prepare?: string
  /** The desk's data cannot be had at first. */
  readonly broken?: boolean
}

/** Opens a page with the element; anything the browser complains about, its policy included, fails the test. */
const visit = test.macro(
  async (t, plan: Plan, story: (t: ExecutionContext, visit: Visit) => Promise<void>) => {
    const { attributes = 'fault="storage-full"', options = phone, prepare = '', broken = false } = plan
    const markup = { entry: 'pos-terminal.js', element: `<pos-terminal ${attributes}></pos-terminal>` }
    const { browser, manifest, folder } = built()
    const served = await serveSimulator(manifest, folder, markup)
    served.breakData(broken)
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const complaints = collectComplaints(page, message => broken && isFailedLoad(message))
    const element = page.locator('pos-terminal')
    try {
      // The page's time stands still but for what a test lets pass.
      await page.clock.install({ time: 0 })
      await page.addInitScript(prepare + collectEvents)
      await page.goto(served.address)
      if (!broken) await element.locator('.device').waitFor()
      // From now on the page's time stands still but for what a test lets pass.
      await page.clock.pauseAt(3_600_000)
      await story(t, {
        page,
        served,
        element,
        words: element.locator('[aria-live]'),
        key: legend => element.getByRole('button', { name: legend, exact: true }),
        run: milliseconds => page.clock.runFor(milliseconds),
        told: () => page.evaluate('window.told'),
      })
      t.deepEqual(complaints, [])
    } finally {
      await context.close()
      await served.close()
    }
  },
)

/** Runs in the page before its own code. */
const collectEvents = `
  window.told = []
  for (const type of ['happened', 'demonstrated']) {
    addEventListener(type, event => window.told.push({ type, report: event.detail }))
  }`

/** What axe has to complain about; it needs a running clock. */
async function complain(page: Page): Promise<readonly string[]> {
  await page.clock.resume()
  return objections(page)
}

const demonstrate = (page: Page, script: readonly Press[], before: readonly Press[] = []): Promise<unknown> =>
  page.evaluate(
    `document.querySelector('pos-terminal').demonstration = ${JSON.stringify({ kind: 'classic', fault: 'storage-full', before, script })}`,
  )

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
  'the keyboard alone works the terminal: digits, Enter, Escape, and arrows between the keys',
  visit,
  {},
  async (t, { page, words, run }) => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('7')
    await run(500)
    t.regex(await words.innerText(), /结算/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await run(500)
    t.regex(await words.innerText(), /欢迎使用/)
    await page.keyboard.press('Tab')
    const focused = () => page.evaluate<string>('document.activeElement.shadowRoot.activeElement.dataset.key')
    t.is(await focused(), 'confirm')
    await page.keyboard.press('ArrowUp')
    t.is(await focused(), 'menu')
    await page.keyboard.press('ArrowLeft')
    t.is(await focused(), '9')
    await page.keyboard.press('Tab')
    t.is(await page.evaluate('document.activeElement.shadowRoot.activeElement.dataset.key'), undefined)
  },
)

test.serial(
  'the terminal keeps the keyboard when a touch button disappears with its page',
  visit,
  { attributes: 'kind="smart" fault="storage-full"' },
  async (t, { page, key, words, run }) => {
    await key('菜单').focus()
    await page.keyboard.press('Enter')
    await run(300)
    t.regex(await words.innerText(), /全部结算/)
    await page.keyboard.press('Escape')
    await run(300)
    t.regex(await words.innerText(), /请输入金额/)
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
  'on a narrow phone nothing runs over the edge and every key can be hit with a thumb',
  visit,
  {},
  async (t, { page, element }) => {
    await demonstrate(page, ['确认', '管理', '结算'])
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    t.is(wide, 360)
    const boxes = await element.locator('button').evaluateAll(buttons =>
      buttons.map(button => {
        const { width, height } = button.getBoundingClientRect()
        return { name: button.textContent, width, height }
      }),
    )
    t.true(boxes.length > 20)
    t.deepEqual(
      boxes.filter(({ width, height }) => width < 44 || height < 44),
      [],
    )
  },
)

const states: readonly [string, Plan, (visit: Visit) => Promise<unknown>][] = [
  ['idle', {}, async () => null],
  ['idle in the dark', { options: { ...phone, colorScheme: 'dark' } }, async () => null],
  ['a demonstration', {}, ({ page }) => demonstrate(page, ['确认', '管理', '结算', '确认'])],
  [
    'a mistake in the dark',
    { options: { ...phone, colorScheme: 'dark' } },
    async ({ page, element, key }) => {
      await demonstrate(page, ['确认', '管理'])
      await element.getByRole('button', { name: '我来试试' }).tap()
      await key('取消').tap()
    },
  ],
  [
    'a slip in the printer',
    {},
    async ({ key, run }) => {
      for (const legend of ['确认', '7', '6', '确认']) await key(legend).tap()
      await run(15_000)
    },
  ],
  [
    'the panels of a trainer',
    { attributes: 'fault="healthy" panels="faults trace"' },
    async ({ page }) => page.locator('.panel > summary').first().tap(),
  ],
]

for (const [name, plan, reach] of states) {
  test.serial(`axe finds nothing to complain about: ${name}`, visit, plan, async (t, opened) => {
    await reach(opened)
    t.deepEqual(await complain(opened.page), [])
  })
}

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

const sales: readonly (readonly [kind: string, presses: readonly string[]])[] = [
  ['esign', ['1', '0', '0', '确认', '挥卡', '确认']],
  ['smart', ['1', '0', '0', '确认', '挥卡']],
]
for (const [kind, presses] of sales) {
  test.serial(
    `the customer signs on the screen of the ${kind} terminal, and axe has nothing to complain about`,
    visit,
    { attributes: `kind="${kind}"` },
    async (t, { page, element, key, run }) => {
      for (const press of presses) {
        await key(press).tap()
        await run(300)
      }
      await run(5_000)
      const pad = element.locator('signature-pad')
      const box = await pad.boundingBox()
      if (!box) return t.fail('Nobody is asked to sign.')
      await page.mouse.move(box.x + 20, box.y + 20)
      await page.mouse.down()
      await page.mouse.move(box.x + 80, box.y + 40, { steps: 5 })
      await page.mouse.up()
      t.regex((await pad.locator('path').getAttribute('d')) ?? '', /^M20 20l0 0(L\d+ \d+){5}$/)
      t.deepEqual(await complain(page), [])
      await key('确认').tap()
      await run(3_000)
      t.is(await pad.count(), 0)
      t.regex(await element.locator('[aria-live]').innerText(), /.+/)
    },
  )
}

test.serial(
  'with reduced motion the next key is marked without moving',
  visit,
  { options: { ...phone, reducedMotion: 'reduce' } },
  async (t, { page, element }) => {
    await demonstrate(page, ['确认'])
    const animation = await element
      .locator('.key.glow')
      .evaluate(key => getComputedStyle(key, '::after').animationName)
    t.is(animation, 'none')
  },
)

test.serial(
  'on a phone the next key is brought into view, with the screen above it',
  visit,
  { options: { ...phone, reducedMotion: 'reduce' } },
  async (t, { page, element }) => {
    await page.evaluate("document.querySelector('h1').style.marginBottom = '200px'")
    await demonstrate(page, ['确认'])
    await element.locator('.key.glow').waitFor()
    const edges = (selector: string) =>
      element.locator(selector).evaluate(part => {
        const { top, bottom } = part.getBoundingClientRect()
        return { top, bottom }
      })
    t.true((await edges('.key.glow')).bottom <= 640)
    t.true((await edges('.display')).top >= (await edges('.controls')).bottom)
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
