import { Buffer } from 'node:buffer'
import test, { type ExecutionContext } from 'ava'
import type { Page } from 'playwright-core'
import { readEvents } from '../../bot/conversations/store.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { openConversation, openTestServer, post, type TestServer } from '../web/open-test-server.ts'
import { type ChatOnPage, chatOnPage } from './chat-on-page.ts'
import { objections } from './objections.ts'
import { sharedBrowser } from './shared-browser.ts'
import { widthOf } from './width-of.ts'
import { collectComplaints, isFailedLoad, phone } from './with-browser.ts'

let server: TestServer
const browser = sharedBrowser(test)

test.before(async () => {
  server = await openTestServer()
})
test.after.always(async () => {
  await server?.close()
})

interface Visit extends ChatOnPage {
  /** Of the merchant's conversation. */
  readonly id: string
}

type Story = (t: ExecutionContext, visit: Visit) => Promise<void>

/** A merchant on a phone with a conversation of their own; what the browser complains about fails the test. */
const visit = test.macro<[string, Story]>({
  title: (_, title) => title,
  async exec(t, _title, story) {
    const context = await browser().newContext(phone)
    const page = await context.newPage()
    const complaints = collectComplaints(page, isFailedLoad)
    const chat = chatOnPage(page)
    try {
      const [started] = await Promise.all([
        page.waitForResponse(`${server.address}/api/conversations`),
        page.goto(server.address),
      ])
      const { conversationId: id } = await started.json()
      await chat.shown('机器').waitFor()
      await story(t, { ...chat, id })
      t.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
  },
})

test.serial(
  visit,
  'a step card shows the expected screen, and reserves its place until it is loaded',
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
    t.true((await widthOf(picture)) > 0)
    t.is(await height(), before)
  },
)

const agent = { id: 'wang', name: '王晓', role: 'agent' } as const

let acts = 0
const act = (
  id: string,
  given:
    | { kind: 'claim'; cause: 'claim' }
    | { kind: 'say'; text: string }
    | { kind: 'close'; outcome: string; followUp: boolean },
) => server.desk.handoff.act(id, { ...given, agent, messageId: `a${++acts}` })

const typesIn = async (id: string): Promise<ConversationEvent['type'][]> =>
  (await readEvents(server.desk.db, id, 0)).map(({ type }) => type)

const askForPerson = async ({ page, choose }: Pick<Visit, 'page' | 'choose'>): Promise<void> => {
  await page.getByRole('button', { name: '转人工' }).click()
  await choose('不留号码')
}

test.serial(
  visit,
  'when nobody is on duty the merchant is told and leaves a number, which the desk stores',
  async (t, visit) => {
    const { page, id, shown } = visit
    await page.getByRole('button', { name: '转人工' }).click()
    // A number is asked for: the field wants it, no choice stands out.
    await page.getByPlaceholder('打回电号码').waitFor()
    const colour = (name: string) =>
      page.getByRole('button', { name }).evaluate(button => getComputedStyle(button).backgroundColor)
    t.is(await colour('不留号码'), await colour('先不转，我再试试'))
    await visit.choose('不留号码')
    await page.getByPlaceholder('说说机器的情况').waitFor()
    await shown('现在没有同事在线').waitFor()
    await page.getByText('已转人工，正在排队').waitFor()
    await page.getByRole('button', { name: '留个回电号码' }).click()
    const field = page.getByRole('textbox', { name: '回电号码' })
    await field.fill('138 0013 8000')
    await field.press('Enter')
    await shown('请回电').waitFor()
    t.is(await page.locator('support-chat callback-card').count(), 0)
    t.is((await typesIn(id)).filter(type => type === 'callbackLeft').length, 1)
  },
)

test.serial(
  visit,
  'a talk with a person: place in the queue, name, typing both ways, a photo, a rating',
  async (t, visit) => {
    const { page, id, composer, say, shown } = visit
    await server.desk.handoff.heartbeat(agent, 'on-duty')
    const first = await openConversation(server.address)
    await post(server.address, first, 'messages', { messageId: 'm1', choiceId: 'person' })
    await post(server.address, first, 'messages', { messageId: 'm2', choiceId: 'no-phone' })
    await askForPerson(visit)
    await page.locator('support-chat .entry', { hasText: /前面还有 \d+ 位|下一位就是您/ }).waitFor()
    t.is(await page.locator('support-chat callback-card').count(), 0)
    await act(id, { kind: 'claim', cause: 'claim' })
    await page.getByText('王晓在为您服务').waitFor()

    server.desk.live.type(id, { from: 'agent', agent: agent.id, name: agent.name }, true)
    await page.getByText('王晓正在输入').waitFor()
    await act(id, { kind: 'say', text: '我来帮您，请拍一张屏幕。' })
    await shown('请拍一张屏幕').waitFor()
    t.is(await page.getByText('王晓正在输入').count(), 0)
    t.is(await page.locator('support-chat .agent .role').textContent(), '客服')

    const heard: boolean[] = []
    const sentMessage = new Promise<void>(resolve => {
      const stop = server.desk.live.onTyping(id, (who, typing) => {
        if (who.from !== 'merchant') return
        heard.push(typing)
        if (typing) return
        stop()
        resolve()
      })
    })
    await composer.pressSequentially('好的马上拍')
    await say('好的马上拍给您')
    await sentMessage
    t.deepEqual(heard, [true, false])

    const [answer] = await Promise.all([
      page.waitForResponse(response => response.url().includes('/photos?')),
      attachPicture(page),
    ])
    t.is(answer.status(), 200)
    const photo = page.locator('support-chat img.photo')
    t.is(await widthOf(photo), 640)

    await act(id, { kind: 'close', outcome: 'solved', followUp: false })
    await page.getByRole('radio', { name: '5 星，非常满意' }).check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('收到您的评价').first().waitFor()
    const types = await typesIn(id)
    for (const type of ['photoSent', 'conversationClosed', 'rated'] as const) {
      t.is(types.filter(each => each === type).length, 1, type)
    }
    await server.desk.handoff.leave(agent)
  },
)

/** Chooses a photo, drawn by the browser itself. */
async function attachPicture(page: Page): Promise<void> {
  const drawn: string = await page.evaluate(picture)
  await page.locator('support-chat input[type=file]').setInputFiles({
    name: 'screen.png',
    mimeType: 'image/png',
    buffer: Buffer.from(drawn.split(',')[1] ?? '', 'base64'),
  })
}

const picture = `(canvas => {
  canvas.width = 640
  canvas.height = 480
  canvas.getContext('2d').fillRect(40, 40, 200, 100)
  return canvas.toDataURL('image/png')
})(document.createElement('canvas'))`

test.serial(
  visit,
  'a desk that does not know photos refuses only the photo, and the conversation continues',
  async (t, { page, say, shown }) => {
    await page.route('**/photos?*', route => route.fulfill({ status: 404, body: '' }))
    await attachPicture(page)
    await page.getByText('没有发出').waitFor()
    await say('储存满')
    await shown('储存满').waitFor()
    await page.getByRole('button', { name: '不发了' }).click()
    t.is(await page.locator('support-chat img.photo').count(), 0)
  },
)

for (const colorScheme of ['light', 'dark'] as const) {
  test.serial(
    visit,
    `no accessibility violations in ${colorScheme}: a step with its picture, the menu, the real terminal`,
    async (t, { page, say, choose }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await say('储存满')
      await choose('还没结算')
      await choose('带按键和打印机的')
      await choose('都好了')
      await page.getByRole('img', { name: '终端屏幕：签到成功' }).waitFor()
      await page.getByRole('button', { name: '更多' }).click()
      await page.getByRole('button', { name: '打印对话' }).waitFor()
      t.deepEqual(await objections(page), [])
      await page.keyboard.press('Escape')
      await choose('演示给我看')
      await page.locator('pos-terminal [data-key]').first().waitFor()
      t.deepEqual(await objections(page), [])
    },
  )
}
