import test from 'ava'
import type { Page } from 'playwright-core'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { firstSignInLink } from '../../bot/conversations/accounts/sign-in-links.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { testPassword } from '../console/open-test-console.ts'
import { openConversation, post } from '../web/open-test-server.ts'
import { isClean, withConsole } from './with-console.ts'

const desks = withConsole(test)

for (const [colorScheme, width] of [
  ['light', 1200],
  ['dark', 360],
] as const) {
  test.serial(
    `signing in, accounts, audit and one’s own account in ${colorScheme}, ${width} px wide`,
    async t => {
      const { desk, browser } = desks()
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        locale: 'zh-CN',
      })
      t.teardown(() => context.close())
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', message => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text())
      })
      const link = await firstSignInLink(desk.desk.db, desk.clock.at)
      if (link) {
        await page.goto(`${desk.address}/console/welcome/${link}`)
        await isClean(t, page, 'welcome')
        await page.getByLabel('新密码').fill(testPassword)
        await page.getByLabel('再输一次').fill(testPassword)
        await page.getByRole('button', { name: '保存并登录' }).click()
        await page.getByRole('button', { name: '退出登录' }).click()
      }
      await page.goto(`${desk.address}/console/agents`)
      await isClean(t, page, 'sign-in')
      await page.getByLabel('名字').fill('owner')
      await page.getByLabel('密码', { exact: true }).fill('not the password')
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByRole('alert').waitFor()
      await isClean(t, page, 'sign-in refused')
      await page.getByLabel('密码', { exact: true }).fill(testPassword)
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByRole('heading', { name: '账号', exact: true }).waitFor()
      const talk = await openConversation(desk.address)
      const { conversationId } = talk
      await post(desk.address, talk, 'messages', { messageId: 'm1', text: '储存满，请先结算' })
      await post(desk.address, talk, 'messages', { messageId: 'm2', text: '明天会不会下雨' })
      await addAgent(desk.desk.db, `小王 ${colorScheme}`, 'agent', desk.clock.at)
      await page.reload()
      await isClean(t, page, 'agents')
      for (const [path, heading] of [
        ['account', '我的账号'],
        ['account/two-step', '两步验证'],
        ['audit', '审计'],
        ['search', '查找会话'],
        ['search?words=储存', '查找会话'],
        [`transcripts/${conversationId}`, '会话记录'],
        [`transcripts/${conversationId}/script`, '存为测试对话'],
        ['figures', '数据'],
        ['figures/storage-full', ''],
        ['learning', '学习'],
        ['nothing', '找不到这一页'],
      ]) {
        await page.goto(`${desk.address}/console/${path}`)
        await page.getByRole('heading', { name: heading || /./, level: 1 }).waitFor()
        if (path === 'figures') {
          await page.locator('.drawn canvas').nth(2).waitFor()
          t.is(await page.locator('section.card').filter({ hasText: '还没有' }).count(), 2, 'no empty charts')
        }
        await isClean(t, page, path ?? '')
      }
      t.deepEqual(refused, [])
    },
  )
}

test.serial(
  'two agents serve three merchants at once, see each other’s claims, and exchange messages with them',
  async t => {
    const { desk, arrive, queueUp } = desks()
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
    const annWon = claim?.type === 'conversationClaimed' && claim.name === '小安'
    const [winner, loser] = annWon ? [ann, bea] : [bea, ann]

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
    t.false(await loser.locator('[data-composer]').isVisible(), 'who has not got it cannot write')

    for (const page of [ann, bea]) await isClean(t, page, 'conversation')
    t.false((await readEvents(desk.desk.db, 'm1')).slice(claim?.seq).some(({ from }) => from === 'bot'))
  },
)

test.serial('an agent’s draft is restored after a reload', async t => {
  const { arrive, queueUp } = desks()
  await queueUp('m4')
  const page = await arrive('小陈', 'queue/m4')
  await page.keyboard.press('c')
  const kept = page.waitForResponse(response => response.url().endsWith('/draft'))
  await page.locator('[data-composer]').fill('写到一半')
  await kept
  await page.reload()
  t.is(await page.locator('[data-composer]').inputValue(), '写到一半')
})

test.serial('canned replies can be searched, are shown filled in, and can be chosen by keyboard', async t => {
  const { arrive, queueUp } = desks()
  await queueUp('m5')
  const page = await arrive('小常', 'queue/m5')
  await page.keyboard.press('c')
  const composer = page.locator('[data-composer]')
  await composer.press('/')
  await page.locator('[data-take]', { hasText: '我是小常' }).waitFor()
  await isClean(t, page, 'canned replies')
  await page.keyboard.type('断电')
  t.is(await page.locator('.canned-list li:not([hidden])').count(), 1)
  await page.keyboard.type('没有的话')
  await page.getByText('没有这样的常用语').waitFor()
  await page.keyboard.press('Escape')
  await composer.press('/')
  await page.keyboard.type('断电')
  await page.keyboard.press('Enter')
  t.regex(await composer.inputValue(), /别断电/)
  t.false(await page.locator('[data-canned]').isVisible())
})

test.serial(
  'Escape closes a menu, and a refused action is explained in Chinese where the agent is looking',
  async t => {
    const { arrive, queueUp } = desks()
    await queueUp('m6')
    const page = await arrive('小菜', 'queue/m6')
    await page.keyboard.press('c')
    const menu = page.locator('details.menu', { hasText: '结束' })
    await menu.locator('summary').click()
    await menu.getByText('还要跟进').waitFor()
    await isClean(t, page, 'menu')
    await page.keyboard.press('Escape')
    await menu.getByText('还要跟进').waitFor({ state: 'hidden' })
    await page.locator('[data-note]').fill('长'.repeat(50_000))
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByRole('alert').getByText('一段最多 2000 个字').waitFor()
    t.is((await page.locator('[data-note]').inputValue()).length, 50_000, 'nothing that was written is lost')
    await page.locator('[data-note]').fill('旧机器')
    await page.getByRole('button', { name: '记下' }).click()
    await page.locator('.notes').getByText('旧机器').waitFor()
    t.is(await page.locator('[data-note]').inputValue(), '')
  },
)

test.serial(
  'new lines do not scroll an agent who reads further up, and a poll without news gets an empty answer',
  async t => {
    const { desk, arrive, queueUp } = desks()
    await queueUp('m7')
    const channel = desk.desk.openChannel('test')
    const say = (number: number) =>
      channel.receive({
        conversationId: 'm7',
        incoming: { kind: 'text', messageId: `s${number}`, text: `第 ${number} 句` },
      })
    for (let number = 0; number < 30; number++) await say(number)
    const page = await arrive('小上', 'queue/m7')
    const look = async () => {
      const answer = page.waitForResponse(response => /\/talk\?/.test(response.url()))
      await page.evaluate(`document.querySelector('#talk').dispatchEvent(new CustomEvent('refresh'))`)
      return (await answer).status()
    }
    // The first may still bring that the page itself is looked at.
    await look()
    t.is(await look(), 204)
    await page.evaluate(`document.querySelector('.lines').scrollTop = 40`)
    await say(30)
    await page.getByRole('button', { name: '有新消息' }).click()
    await page.locator('.line').getByText('第 30 句').waitFor()
    t.true((await belowLines(page)) < 60)
  },
)

test.serial('an agent at the end of the lines stays there when the composer appears', async t => {
  const { desk, arrive, queueUp } = desks()
  await queueUp('m8')
  const channel = desk.desk.openChannel('test')
  for (let number = 0; number < 30; number++) {
    const incoming = { kind: 'text', messageId: `s${number}`, text: `第 ${number} 句` } as const
    await channel.receive({ conversationId: 'm8', incoming })
  }
  const page = await arrive('小底', 'queue/m8')
  await page.keyboard.press('c')
  await page.locator('[data-composer]').waitFor()
  await channel.receive({
    conversationId: 'm8',
    incoming: { kind: 'text', messageId: 'last', text: '最后一句' },
  })
  await page.locator('.line').getByText('最后一句').waitFor()
  t.false(await page.getByRole('button', { name: '有新消息' }).isVisible())
  t.true((await belowLines(page)) < 2)
})

/** How much of the lines, in pixels, lies below what is seen. */
const belowLines = (page: Page): Promise<number> =>
  page.evaluate(
    `(list => list.scrollHeight - list.scrollTop - list.clientHeight)(document.querySelector('.lines'))`,
  )
