import test from 'ava'
import { phone, withBrowser } from '../browser/with-browser.ts'
import { complain, demonstrate, type Plan, type Visit, visiting } from './visit-terminal.ts'

const visit = visiting(withBrowser(test))

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
      await element.evaluate(terminal => terminal.style.setProperty('zoom', '0.5'))
      const small = await pad.boundingBox()
      await page.mouse.move((small?.x ?? 0) + 10, (small?.y ?? 0) + 10)
      await page.mouse.down()
      await page.mouse.up()
      t.regex((await pad.locator('path').getAttribute('d')) ?? '', /M20 20l0 0$/)
      await element.evaluate(terminal => terminal.style.removeProperty('zoom'))
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
