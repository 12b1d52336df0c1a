import test from 'ava'
import type { Page } from 'playwright-core'
import { objections } from './objections.ts'
import { visiting } from './visit.ts'
import { phone, withBrowser } from './with-browser.ts'

const visit = visiting(withBrowser(test))

const enlarge = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('button', { name: '字号：标准' }).click()
  await page.getByRole('button', { name: '字号：大' }).click()
  await page.keyboard.press('Escape')
}

test.serial(
  visit,
  'queue, number, person and rating are accessible in dark mode with the largest text',
  { device: { ...phone, colorScheme: 'dark', reducedMotion: 'reduce' } },
  async (t, { page, desk, shown }) => {
    await shown('机器出了什么状况').waitFor()
    await enlarge(page)
    await page.getByRole('button', { name: '转人工' }).click()
    await page.getByText('已转人工，正在排队').waitFor()
    desk.add({ from: 'system', type: 'queueTold', text: '现在没有人在班。', attended: false })
    await page.getByRole('button', { name: '留个回电号码' }).click()
    await page.getByRole('textbox', { name: '回电号码' }).waitFor()
    t.deepEqual(await objections(page), [])
    desk.add({ from: 'system', type: 'conversationClaimed', name: '王晓' })
    desk.add({ from: 'agent', type: 'agentSpoke', name: '王晓', text: '请打 400-820-8820。' })
    await page.getByRole('button', { name: '复制 400-820-8820' }).waitFor()
    t.deepEqual(await objections(page), [])
    desk.add({ from: 'system', type: 'conversationClosed' })
    await page.getByRole('radio', { name: '4 星，满意' }).check()
    t.deepEqual(await objections(page), [])
  },
)

/** A visual viewport as large as the page until `cover` is called, as when a keyboard slides over the page. */
const keyboard = `{
  const view = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, height: innerHeight })
  Object.defineProperty(window, 'visualViewport', { value: view })
  window.cover = pixels => {
    view.height = innerHeight - pixels
    view.dispatchEvent(new Event('resize'))
  }
}`

test.serial(
  visit,
  'an on-screen keyboard over the page leaves composer and last lines visible',
  {},
  async (t, { page, composer, say, shown }) => {
    await page.addInitScript(keyboard)
    await page.reload()
    await say('你好')
    await shown('没太明白').waitFor()
    const ends = async () => {
      const box = await composer.boundingBox()
      return (box?.y ?? 0) + (box?.height ?? 0)
    }
    const before = await ends()
    await page.evaluate('cover(280)')
    const field = await page.waitForSelector('support-chat textarea')
    await page.waitForFunction(box => {
      const { bottom } = box.getBoundingClientRect()
      return bottom <= 360 && bottom > 240
    }, field)
    await page.waitForFunction(
      box => box.scrollTop + box.clientHeight > box.scrollHeight - 4,
      await page.waitForSelector('support-chat .log'),
    )
    await page.evaluate('cover(0)')
    const isBack = page.waitForFunction(([box, bottom]) => box.getBoundingClientRect().bottom === bottom, [
      field,
      before,
    ] as const)
    await t.notThrowsAsync(isBack)
  },
)

test.serial(
  visit,
  'pinch zoom is not mistaken for a keyboard',
  { device: { ...phone, isMobile: true } },
  async (t, { page, composer, shown }) => {
    await shown('机器出了什么状况').waitFor()
    const before = await composer.evaluate(element => element.getBoundingClientRect().bottom)
    const input = await page.context().newCDPSession(page)
    await input.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 })
    await page.waitForFunction(() => (window.visualViewport?.scale ?? 1) > 1.9)
    t.is(await composer.evaluate(element => element.getBoundingClientRect().bottom), before)
  },
)
