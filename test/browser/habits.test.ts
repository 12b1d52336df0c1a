import { Buffer } from 'node:buffer'
import test from 'ava'
import type { Fact } from '../widget/scripted-desk.ts'
import { objections } from './objections.ts'
import { visiting } from './visit.ts'
import { widthOf } from './width-of.ts'
import { phone, withBrowser } from './with-browser.ts'

const visit = visiting(withBrowser(test))

test.serial(
  visit,
  'the last answer can be undone, and the question is asked again',
  {},
  async (t, { page, say, choose, shown }) => {
    await say('储存满')
    await choose('电签（没有打印机）')
    await shown('操作员签到').waitFor()
    t.is(await page.locator('support-chat .undo').count(), 1)
    await page.getByRole('button', { name: '撤回这一步' }).click()
    await page.locator('support-chat .choice.open', { hasText: '带按键和打印机的' }).waitFor()
    t.is(await page.locator('support-chat .undo').count(), 0)
  },
)

test.serial(
  visit,
  'a card taller than the window is shown from its top, and a reader inside it is not scrolled',
  { device: { ...phone, viewport: { width: 360, height: 480 } } },
  async (t, { page, desk, say, choose, shown }) => {
    await say('储存满')
    await choose('带按键和打印机的')
    const card = page.locator('support-chat .step')
    await card.waitFor()
    const log = page.locator('support-chat .log')
    t.true(
      (await card.evaluate(element => element.clientHeight)) > (await log.evaluate(box => box.clientHeight)),
    )
    // Scrolled to a frame after it was drawn.
    await page.waitForFunction(
      box => {
        const top = box.querySelector('.step')?.getBoundingClientRect().top ?? Number.NaN
        const below = top - box.getBoundingClientRect().top
        return below >= 0 && below < 24
      },
      await page.waitForSelector('support-chat .log'),
    )
    await log.evaluate(box => box.scrollBy(0, 100))
    const place = await log.evaluate(box => box.scrollTop)
    await page.getByRole('button', { name: '更多' }).click()
    t.is(await log.evaluate(box => box.scrollTop), place)
    desk.add({ from: 'agent', type: 'agentSpoke', text: '我来帮您。' })
    await shown('我来帮您').waitFor()
    await page.waitForFunction(
      box => box.scrollTop + box.clientHeight > box.scrollHeight - 4,
      await page.waitForSelector('support-chat .log'),
    )
  },
)

/** A picture of 2,400 × 1,200 pixels, made by the browser. */
const largePicture = `new Promise(resolve => {
  const canvas = document.createElement('canvas')
  canvas.width = 2400
  canvas.height = 1200
  canvas.getContext('2d').fillRect(0, 0, 2400, 1200)
  resolve(canvas.toDataURL('image/png'))
})`

test.serial(
  visit,
  'a photo is shrunk, kept while there is no network, and shown once sent',
  {},
  async (t, { page, desk, shown }) => {
    await shown('机器出了什么状况').waitFor()
    const picture: string = await page.evaluate(largePicture)
    desk.online = false
    desk.cutStreams()
    await page.locator('support-chat input[type=file]').setInputFiles({
      name: 'screen.png',
      mimeType: 'image/png',
      buffer: Buffer.from(picture.split(',')[1] ?? '', 'base64'),
    })
    const waiting = page.locator('support-chat img.photo[src^="data:image/jpeg"]')
    t.is(await widthOf(waiting), 1_600)
    await page.reload()
    await waiting.waitFor()
    desk.online = true
    await page.locator('support-chat img.photo[src^="data:image/svg"]').waitFor()
    t.is(desk.log().filter(({ type }) => type === 'photoSent').length, 1)
  },
)

test.serial(
  visit,
  'a file that is not a picture is not sent, and the page says why',
  {},
  async (t, { page, desk, shown }) => {
    await shown('机器出了什么状况').waitFor()
    await page.locator('support-chat input[type=file]').setInputFiles({
      name: 'notes.png',
      mimeType: 'image/png',
      buffer: Buffer.from('no picture'),
    })
    await page.locator('.room', { hasText: '这张照片读不出来' }).waitFor()
    t.false(desk.requests.some(request => request.includes('/photos')))
  },
)

test.serial(
  visit,
  'while nobody is on duty a number can be left, and a wrong one is refused',
  {},
  async (t, { page, desk, shown }) => {
    await shown('机器出了什么状况').waitFor()
    await page.getByRole('button', { name: '转人工' }).click()
    await page.getByText('已转人工，正在排队').waitFor()
    t.is(await page.locator('support-chat callback-card').count(), 0)
    desk.add({ from: 'system', type: 'queueTold', text: '现在没有人在班。', attended: false })
    await page.getByRole('button', { name: '留个回电号码' }).click()
    const field = page.getByRole('textbox', { name: '回电号码' })
    await field.fill('12345')
    await field.press('Enter')
    await page.getByText('这不像一个电话号码').waitFor()
    await field.fill('138 0013 8000')
    await field.press('Enter')
    await page.getByText('号码记下了').first().waitFor()
    t.is(desk.log().filter(({ type }) => type === 'callbackLeft').length, 1)
    t.is(await page.locator('support-chat callback-card').count(), 0)
  },
)

test.serial(
  visit,
  'a person appears with name and role, announced by a small line and named in the header',
  {},
  async (t, { page, desk, shown }) => {
    await shown('机器出了什么状况').waitFor()
    desk.add({ from: 'bot', type: 'handoffRequested' })
    desk.add({ from: 'system', type: 'said', text: '前面还有 2 位。' })
    desk.add({ from: 'system', type: 'conversationClaimed', name: '王晓' })
    desk.add({ from: 'agent', type: 'agentSpoke', name: '王晓', role: 'supervisor', text: '我来帮您。' })
    await page.locator('support-chat .line', { hasText: '王晓来接您的对话了。' }).waitFor()
    t.is(await page.locator('support-chat .agent .name').textContent(), '王晓')
    t.is(await page.locator('support-chat .agent .role').textContent(), '客服主管')
    await page.getByText('王晓在为您服务').waitFor()
    t.deepEqual(await objections(page), [])
  },
)

test.serial(visit, 'after being helped the merchant can rate once', {}, async (t, { page, desk, shown }) => {
  await shown('机器出了什么状况').waitFor()
  desk.add({ from: 'system', type: 'conversationClosed' })
  await page.getByRole('radio', { name: '4 星，满意' }).check()
  t.deepEqual(await objections(page), [])
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('收到您的评价').first().waitFor()
  t.is(desk.log().find(({ type }) => type === 'rated')?.stars, 4)
  t.is(await page.locator('support-chat rating-card').count(), 0)
})

test.serial(
  visit,
  'text size can be raised in the menu and is remembered, and nothing gets wider than the phone',
  {},
  async (t, { page, say, choose, shown }) => {
    await say('储存满')
    await choose('带按键和打印机的')
    await shown('操作员签到').waitFor()
    const size = () =>
      shown('操作员签到')
        .locator('.do')
        .evaluate(element => getComputedStyle(element).fontSize)
    t.is(await size(), '16px')
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '字号：标准' }).click()
    await page.getByRole('button', { name: '字号：大' }).click()
    t.deepEqual(await objections(page), [])
    await page.reload()
    await shown('操作员签到').waitFor()
    t.is(await size(), '23.2px')
    t.is(await page.evaluate('document.documentElement.scrollWidth'), 360)
    const log = page.locator('support-chat .log')
    t.true(await log.evaluate(element => element.scrollWidth <= element.clientWidth))
  },
)

test.serial(visit, 'the conversation is printed from its own frame', {}, async (t, { page, say, shown }) => {
  await say('储存满')
  await shown('您用的是哪种机器').waitFor()
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('button', { name: '打印对话' }).click()
  const paper = page.frameLocator('iframe[aria-hidden]').locator('pre')
  t.regex((await paper.textContent()) ?? '', /我\n储存满/)
})

const hostile = '<img src=x onerror="window.broken=1"><b>粗</b>'

const hostileFacts: readonly Fact[] = [
  { from: 'system', type: 'conversationClaimed', name: hostile },
  { from: 'system', type: 'note', text: hostile },
  { from: 'agent', type: 'agentSpoke', name: hostile, text: hostile },
  { from: 'merchant', type: 'photoSent', photo: `javascript:${hostile}`, text: hostile },
  { from: 'merchant', type: 'choiceMade', choice: hostile, text: hostile },
  { from: 'bot', type: 'said', text: hostile, seen: hostile, choices: [{ id: hostile, label: hostile }] },
]

test.serial(
  visit,
  'markup in names, roles, photos and lines stays text',
  { first: hostileFacts },
  async (t, { page, shown }) => {
    await shown('来接您的对话了').waitFor()
    await page.locator('support-chat .choice.open').waitFor()
    t.is(await page.locator('support-chat .entry :is(b, img[src=x])').count(), 0)
    t.is(await page.evaluate('window.broken'), undefined)
  },
)

test.serial(
  visit,
  'the shop’s styles and scripts do not affect the chat, nor the chat them',
  { path: '/hostile' },
  async (t, { page, say, choose, shown }) => {
    await say('储存满')
    await choose('带按键和打印机的')
    await shown('操作员签到').waitFor()
    t.is(
      await shown('操作员签到')
        .locator('.do')
        .evaluate(element => getComputedStyle(element).fontSize),
      '16px',
    )
    t.is(
      await shown('操作员签到')
        .locator('.do')
        .evaluate(element => getComputedStyle(element).letterSpacing),
      'normal',
    )
    t.is(
      await shown('操作员签到')
        .locator('.do')
        .evaluate(element => getComputedStyle(element).direction),
      'ltr',
    )
    t.is(await page.locator('.own').evaluate(element => getComputedStyle(element).color), 'rgb(1, 2, 3)')
    const added = await page.evaluate('Object.keys(window).filter(name => !window.names.includes(name))')
    t.deepEqual(added, [
      'litPropertyMetadata',
      'reactiveElementVersions',
      'litHtmlVersions',
      'litElementVersions',
    ])
  },
)

test.serial(
  visit,
  'a long conversation shows a bounded number of lines, and earlier ones on request',
  { device: phone },
  async (t, { page, desk, shown }) => {
    await shown('机器出了什么状况').waitFor()
    for (let line = 1; line <= 400; line++)
      desk.add({ from: 'agent', type: 'agentSpoke', text: `第 ${line} 句` })
    await shown('第 400 句').waitFor()
    t.is(await page.locator('support-chat .entry').count(), 150)
    await page.getByRole('button', { name: '看更早的消息' }).click()
    await shown('第 120 句').waitFor()
    t.is(await page.locator('support-chat .entry').count(), 300)
  },
)
