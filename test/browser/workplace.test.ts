import { AxeBuilder } from '@axe-core/playwright'
import test from 'ava'
import type { Browser, Page } from 'playwright-core'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { openSession } from '../../bot/conversations/accounts/sessions.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { openTestConsole, type TestConsole } from '../console/open-test-console.ts'
import { openBrowser } from './open-browser.ts'

let browser: Browser
let desk: TestConsole
test.before(async () => {
  desk = await openTestConsole()
  browser = await openBrowser()
})
test.after.always(async () => {
  await browser?.close()
  await desk?.close()
})

/** The page of an agent who is signed in. */
async function arrive(name: string): Promise<Page> {
  const { db } = desk.desk
  const agent = await addAgent(db, name, 'agent', desk.clock.at)
  if (!agent) throw new Error(`The name ${name} is taken: every agent of this test needs one of their own.`)
  const token = await openSession(db, agent.id, 'open', 'test', desk.clock.at)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await context.addCookies([{ name: 'posdesk-console', value: token, url: desk.address }])
  const page = await context.newPage()
  await page.goto(`${desk.address}/console/queue`)
  return page
}

/** A merchant who waits for a person. */
async function queueUp(id: string): Promise<void> {
  const channel = desk.desk.openChannel('test')
  await channel.receive({ conversationId: id, incoming: { kind: 'start' }, tokenHash: 'x' })
  for (const choice of ['intent:storage-full', 'person', 'no-phone'])
    await channel.receive({ conversationId: id, incoming: { kind: 'choice', messageId: choice, choice } })
}

test('two agents serve three merchants at once: one claims, the other sees it; words go both ways; the page is clean', async t => {
  const [ann, bea] = [await arrive('小安'), await arrive('小贝')]
  for (const id of ['m1', 'm2', 'm3']) await queueUp(id)
  await ann.locator('#queue .row').nth(2).waitFor()
  await bea.locator('#queue .row').nth(2).waitFor()

  await ann.locator('a.row[href*="/m1"]').click()
  await bea.locator('a.row[href*="/m1"]').click()
  await ann.getByText('正在看 小贝').first().waitFor()
  await Promise.all([ann.keyboard.press('c'), bea.keyboard.press('c')])
  await Promise.all([ann.getByText('接待您').waitFor(), bea.getByText('接待您').waitFor()])
  const log = await readEvents(desk.desk.db, 'm1')
  const claims = log.filter(({ type }) => type === 'conversationClaimed')
  t.is(claims.length, 1)
  const [claim] = claims
  const winner = claim?.type === 'conversationClaimed' && claim.name === '小安' ? ann : bea

  await winner.getByRole('button', { name: '放回队伍' }).waitFor()
  const composer = winner.locator('[data-composer]')
  await composer.fill('您好，我来看。')
  await composer.press('Enter')
  await winner.locator('.line.agent').getByText('您好，我来看。').waitFor()
  await composer.fill('第二句')
  await composer.press('Enter')
  await winner.locator('.line.agent').getByText('第二句').waitFor()
  const words = { kind: 'text', messageId: 'w', text: '还是储存满' } as const
  await desk.desk.openChannel('test').receive({ conversationId: 'm1', incoming: words })
  await winner.locator('.line.merchant').getByText('还是储存满').waitFor()
  await winner.locator('.suggestion').waitFor()

  for (const page of [ann, bea]) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    t.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      [],
    )
  }
  t.false((await readEvents(desk.desk.db, 'm1')).slice(claim?.seq).some(({ from }) => from === 'bot'))
})

test('what an agent has begun to write is there again after the page is loaded anew', async t => {
  await queueUp('m4')
  const page = await arrive('小陈')
  await page.goto(`${desk.address}/console/queue/m4`)
  const kept = page.waitForResponse(response => response.url().endsWith('/draft'))
  await page.locator('[data-composer]').fill('写到一半')
  await kept
  await page.reload()
  t.is(await page.locator('[data-composer]').inputValue(), '写到一半')
})
