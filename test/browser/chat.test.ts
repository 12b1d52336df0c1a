import { readFile } from 'node:fs/promises'
import test from 'ava'
import type { BrowserContextOptions } from 'playwright-core'
import type { Script } from '../widget/scripted-desk.ts'
import { objections } from './objections.ts'
import { visiting } from './visit.ts'
import { desktop, phone, withBrowser } from './with-browser.ts'

const visit = visiting(withBrowser(test))

const isAtEnd = (box: Element): boolean => box.scrollTop + box.clientHeight > box.scrollHeight - 4

test.serial(
  visit,
  'a merchant on a phone gets to the third step, reloads, and continues there',
  {},
  async (t, { page, say, choose, shown }) => {
    await shown('机器出了什么状况').waitFor()
    await say('机器显示储存满请先结算')
    await choose('带按键和打印机的')
    await choose('做好了')
    await choose('做好了')
    await shown('核对交易数据').waitFor()
    await page.reload()
    await shown('核对交易数据').waitFor()
    t.is(await page.locator('support-chat .choice.chosen').count(), 3)
    await choose('做好了')
    await shown('执行结算').waitFor()
  },
)

test.serial(
  visit,
  'an input method’s Enter accepts the candidate without sending; the next Enter sends',
  {},
  async (t, { page, desk, composer, shown }) => {
    await composer.focus()
    const input = await page.context().newCDPSession(page)
    await input.send('Input.imeSetComposition', { text: 'chu cun man', selectionStart: 11, selectionEnd: 11 })
    await input.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', windowsVirtualKeyCode: 229 })
    await input.send('Input.insertText', { text: '储存满' })
    t.is(await composer.inputValue(), '储存满')
    t.false(desk.log().some(({ type }) => type === 'merchantSpoke'))
    await composer.press('Shift+Enter')
    await composer.pressSequentially('2')
    await composer.press('Enter')
    await shown('储存满').waitFor()
    await shown('您用的是哪种机器').waitFor()
    t.deepEqual(
      desk
        .log()
        .filter(({ type }) => type === 'merchantSpoke')
        .map(({ text }) => text),
      ['储存满\n2'],
    )
  },
)

test.serial(
  visit,
  'messages written while the desk is unreachable wait visibly and are sent once when it is back',
  {},
  async (t, { page, desk, say, shown }) => {
    await shown('机器出了什么状况').waitFor()
    desk.online = false
    desk.cutStreams()
    await page.locator('support-chat .link.offline').waitFor()
    await say('储存满')
    await page.getByText('1 条待发，连上就发').waitFor()
    await page.reload()
    desk.online = true
    await shown('您用的是哪种机器').waitFor()
    t.is(desk.log().filter(({ type }) => type === 'merchantSpoke').length, 1)
  },
)

test.serial(
  visit,
  'on a phone 演示给我看 opens the terminal over the chat, also on a second try, and actions there advance the conversation',
  {},
  async (t, { page, say, choose, shown }) => {
    await say('储存满')
    await choose('带按键和打印机的')
    await page.route('**/stand-in.js*', route => route.abort())
    await choose('演示给我看')
    const again = page.locator('support-chat .stage').getByRole('button', { name: '重试' })
    await again.waitFor()
    await page.unroute('**/stand-in.js*')
    await again.click()
    const device = page.locator('pos-terminal button')
    await device.waitFor()
    t.is(await device.textContent(), 'terminal storage-full')
    t.true(await page.locator('support-chat .strip').isVisible())
    t.false(await page.locator('support-chat textarea').isVisible())
    await device.click()
    await page.locator('support-chat .stage-top', { hasText: '第 2/5 步' }).waitFor()
    await page.keyboard.press('Escape')
    await shown('进入结算').waitFor()
    t.true(await page.locator('support-chat textarea').isVisible())
  },
)

test.serial(
  visit,
  'on a wide screen the terminal is beside the chat',
  { device: desktop },
  async (t, { page, say, choose }) => {
    await say('储存满')
    await choose('带按键和打印机的')
    await choose('演示给我看')
    const device = await page.locator('pos-terminal').boundingBox()
    const composer = await page.locator('support-chat textarea').boundingBox()
    t.true((device?.x ?? 0) > (composer?.x ?? 0) + (composer?.width ?? 0))
  },
)

test.serial(
  visit,
  'a new message neither takes the focus nor scrolls a reader away from earlier lines',
  {},
  async (t, { page, desk, say, shown }) => {
    for (let line = 1; line <= 8; line++) {
      await say(`你好 ${line}`)
      await shown(`没太明白「你好 ${line}」`).waitFor()
    }
    const log = page.locator('support-chat .log')
    await log.evaluate(element => element.scrollTo({ top: 0 }))
    await log.focus()
    desk.add({ from: 'agent', type: 'agentSpoke', text: '我来帮您。' })
    await page.locator('support-chat .news').waitFor()
    t.is(await log.evaluate(element => element.scrollTop), 0)
    t.true(await log.evaluate(element => element.matches(':focus')))
    t.is(await page.locator('support-chat [aria-live=polite]').textContent(), '人工客服：我来帮您。')
    await page.locator('support-chat .news').click()
    await page.locator('support-chat .news').waitFor({ state: 'detached' })
    t.true(await log.evaluate(isAtEnd))
  },
)

test.serial(
  visit,
  'a telephone number from the desk can be copied with one touch, and the page confirms it',
  { device: { ...phone, permissions: ['clipboard-read', 'clipboard-write'] } },
  async (t, { page, desk, say, shown }) => {
    await say('储存满')
    await shown('您用的是哪种机器').waitFor()
    desk.add({ from: 'agent', type: 'agentSpoke', text: '急的话请打 400-820-8820。' })
    const button = page.getByRole('button', { name: '复制 400-820-8820' })
    await button.waitFor()
    // The button draws itself a frame later than its message: the log follows it then. Looked at before the click, which
    // may scroll by itself on a slow machine.
    const log = await page.waitForSelector('support-chat .log')
    await page.waitForFunction(box => box.scrollTop + box.clientHeight > box.scrollHeight - 4, log)
    await button.click()
    await page.getByRole('button', { name: '复制成功' }).waitFor()
    t.is(await page.evaluate('navigator.clipboard.readText()'), '400-820-8820')
  },
)

test.serial(visit, 'the conversation can be saved as a text file', {}, async (t, { page, say, shown }) => {
  await say('储存满')
  await shown('您用的是哪种机器').waitFor()
  await page.getByRole('button', { name: '更多' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存对话' }).click(),
  ])
  t.is(download.suggestedFilename(), '对话记录.txt')
  t.regex(
    await readFile(await download.path(), 'utf8'),
    /我\n储存满\n.*您用的是哪种机器？\n {2}○ 带按键和打印机的/s,
  )
})

test.serial(
  visit,
  'messages that arrive while the page is hidden are counted in its title until it is visible',
  {},
  async (t, { page, desk, shown }) => {
    const look = (hidden: boolean) =>
      page.evaluate(value => {
        Object.defineProperty(document, 'hidden', { configurable: true, value })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await shown('机器出了什么状况').waitFor()
    const title = await page.title()
    await look(true)
    desk.add({ from: 'agent', type: 'agentSpoke', text: '在吗？' })
    desk.add({ from: 'agent', type: 'agentSpoke', text: '我来帮您。' })
    await shown('我来帮您').waitFor()
    const isCalled = (wanted: string) => page.waitForFunction(name => document.title === name, wanted)
    await isCalled(`(2) ${title}`)
    await look(false)
    await t.notThrowsAsync(isCalled(title))
  },
)

const hostile = '<img src=x onerror="window.broken=1"><b>粗</b>{{7*7}}「<i>」'

const hostileTalk: Script = () => [
  { from: 'merchant', type: 'merchantSpoke', text: hostile },
  { from: 'system', type: 'note', text: hostile },
  { from: 'agent', type: 'agentSpoke', text: hostile },
  {
    from: 'bot',
    type: 'stepShown',
    text: hostile,
    seen: hostile,
    step: { number: 1, of: 2, name: hostile },
    choices: [{ id: hostile, label: hostile }],
  },
]

test.serial(
  visit,
  'markup in any field from any speaker stays text',
  { script: hostileTalk },
  async (t, { page, say, shown }) => {
    await say(hostile)
    await page.locator('support-chat .step').waitFor()
    t.is(await page.locator('support-chat .entry :is(img, b, .word i)').count(), 0)
    t.is(await page.evaluate('window.broken'), undefined)
    t.true((await shown(hostile.slice(0, 20)).textContent())?.includes(hostile))
  },
)

for (const colorScheme of ['light', 'dark'] as const) {
  const device: BrowserContextOptions = { ...phone, colorScheme, reducedMotion: 'reduce' }

  test.serial(
    visit,
    `no accessibility violations in ${colorScheme}, mid-way and with the terminal`,
    { device },
    async (t, { page, say, choose, shown }) => {
      await say('储存满')
      await choose('带按键和打印机的')
      await shown('操作员签到').waitFor()
      t.deepEqual(await objections(page), [])
      await choose('演示给我看')
      await page.locator('pos-terminal button').waitFor()
      t.deepEqual(await objections(page), [])
    },
  )

  test.serial(
    visit,
    `no accessibility violations in ${colorScheme} when things go wrong`,
    { device },
    async (t, { page, desk, say, composer, shown }) => {
      await say('敏感')
      await page.getByText('消息太长了，请分几条发。').waitFor()
      desk.add({ from: 'agent', type: 'agentSpoke', text: '请打 400-820-8820。' })
      await shown('请打').waitFor()
      desk.online = false
      desk.cutStreams()
      await page.locator('support-chat .link.offline').waitFor()
      await say('在吗')
      await shown('等待发送').waitFor()
      await composer.fill('满'.repeat(2_001))
      await page.getByText('一条消息最多 2000 个字').waitFor()
      t.deepEqual(await objections(page), [])
    },
  )
}

test.serial(
  visit,
  'every control is at least 44 pixels high and wide, and nothing is wider than the phone',
  {},
  async (t, { page, say, choose, shown }) => {
    await say('储存满')
    await choose('带按键和打印机的')
    await shown('操作员签到').waitFor()
    const sizes = await page.locator('support-chat button:not([aria-disabled])').evaluateAll(buttons =>
      buttons
        .map(button => [button.textContent, button.getBoundingClientRect()] as const)
        .map(([text, box]) => ({
          text,
          width: box.width,
          height: box.height,
        })),
    )
    t.true(sizes.length >= 5)
    t.deepEqual(
      sizes.filter(({ width, height }) => width < 44 || height < 44),
      [],
    )
    t.is(await page.evaluate('document.documentElement.scrollWidth'), 360)
  },
)
