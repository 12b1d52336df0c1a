import { AxeBuilder } from '@axe-core/playwright'
import test, { type ExecutionContext } from 'ava'
import type { Browser, Page } from 'playwright-core'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { firstSignInLink } from '../../bot/conversations/accounts/sign-in-links.ts'
import { openTestConsole, PASSWORD, type TestConsole } from '../console/open-test-console.ts'
import { openConversation, post } from '../web/open-test-server.ts'
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

async function isClean(t: ExecutionContext, page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  t.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
    name,
  )
  const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  t.true(width <= 0, `${name} is ${width} px too wide`)
}

for (const [colorScheme, width] of [
  ['light', 1200],
  ['dark', 360],
] as const) {
  test.serial(
    `signing in, accounts, audit and one’s own account in ${colorScheme}, ${width} px wide`,
    async t => {
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
        await page.getByLabel('新密码').fill(PASSWORD)
        await page.getByLabel('再输一次').fill(PASSWORD)
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
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
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
        ['figures', '数据'],
        ['figures/storage-full', ''],
        ['learning', '学习'],
        ['nothing', '找不到这一页'],
      ]) {
        await page.goto(`${desk.address}/console/${path}`)
        await page.getByRole('heading', { name: heading || /./, level: 1 }).waitFor()
        await isClean(t, page, path ?? '')
      }
      t.deepEqual(refused, [])
    },
  )
}
