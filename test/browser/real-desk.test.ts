import test, { type ExecutionContext } from 'ava'
import type { Browser, Locator, Page } from 'playwright-core'
import { openTestServer, type TestServer } from '../web/open-test-server.ts'
import { openBrowser } from './open-browser.ts'
import { collectComplaints, isFailedLoad, phone } from './with-browser.ts'

let server: TestServer
let browser: Browser

test.before(async () => {
  server = await openTestServer()
  browser = await openBrowser()
})
test.after.always(async () => {
  await browser?.close()
  await server?.close()
})

interface Visit {
  readonly page: Page
  readonly composer: Locator
  say(text: string): Promise<void>
  /** Takes an open choice by its label. */
  choose(label: string): Promise<void>
  shown(text: string): Locator
}

type Story = (t: ExecutionContext, visit: Visit) => Promise<void>

/** A merchant on a phone with a conversation of their own; what the browser complains about fails the test. */
const visit = test.macro<[string, Story]>({
  title: (_, title) => title,
  async exec(t, _title, story) {
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    const complaints = collectComplaints(page, isFailedLoad)
    const chat = page.locator('support-chat')
    const composer = chat.locator('textarea')
    const shown = (text: string): Locator => chat.locator('.entry', { hasText: text }).first()
    try {
      await page.goto(server.address)
      await shown('机器').waitFor()
      await story(t, {
        page,
        composer,
        shown,
        async say(text) {
          await composer.fill(text)
          await composer.press('Enter')
        },
        choose: label => chat.locator('.choice.open', { hasText: label }).first().click(),
      })
      t.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
  },
})

test.serial(
  visit,
  'a step card shows the screen as it will be, and keeps its place free before',
  async (t, { page, say, choose, shown }) => {
    let release = (): void => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await page.route('**/api/simulator/pictures/**', async route => {
      await held
      await route.continue()
    })
    await say('储存满')
    await choose('还没结算')
    await choose('带按键和打印机的')
    await choose('都好了')
    await shown('收银员签到').waitFor()
    const height = () =>
      page.locator('support-chat .step').evaluate(card => card.getBoundingClientRect().height)
    const before = await height()
    release()
    const picture = page.getByRole('img', { name: '终端屏幕：签到成功' })
    await picture.waitFor()
    t.is(await height(), before)
    t.true(await picture.evaluate(image => image instanceof HTMLImageElement && image.naturalWidth > 0))
  },
)
