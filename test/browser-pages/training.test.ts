import test from 'ava'
import type { Page } from 'playwright-core'
import { keepTraining } from '../../bot/conversations/training-records.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { packIdentity, signIdentity, soon } from '../web/sign-identity.ts'
import { withPages } from './with-pages.ts'

const pages = withPages(test)
const { visit } = pages

/** What a shop puts behind the address of the training pages: its signature holds until `expires`, in seconds. */
const shopFragment = (merchant: string, expires?: number): string =>
  `#identity=${packIdentity(signIdentity(merchant, expires))}`

test.serial(
  'in a lesson a mistake is explained with its cost, and the successful next try is recorded',
  async t => {
    await visit({ serviceWorkers: 'block' }, async page => {
      await page.goto(`${pages.server.address}/training/full-terminal`)
      await page.getByLabel('谁在练').fill('小李')
      await page.getByRole('button', { name: '用这个名字' }).click()
      const exercise = page.locator('#exercise-offline-sales')
      await exercise.getByLabel('用哪种机器练').selectOption('smart')
      const files = '**/watched-terminal-*'
      await page.route(files, route => route.abort())
      await exercise.getByRole('button', { name: '自己做' }).click()
      await exercise.getByText('模拟终端没打开，请检查网络后再试。').waitFor()
      await page.unroute(files)
      await exercise.locator('[data-act="start"]').click()
      const device = exercise.locator('pos-terminal')
      await device.locator('.device').waitFor()
      const press = async (...words: string[]) => {
        for (const name of words) await device.getByRole('button', { name, exact: true }).first().click()
      }
      await exercise.getByRole('button', { name: '给个提示' }).click()
      t.is(await exercise.locator('[data-hints] li:visible').count(), 1)
      await press('菜单', '管理', '签到')
      await page.keyboard.type('99')
      await press('确认')
      await page.keyboard.type('12345678')
      await press('确认', '清除交易流水', '确认')
      await exercise.getByText('这一下少了 ￥21.00。').waitFor()
      t.is(await exercise.locator('.said').innerText(), '')
      await exercise.getByRole('button', { name: '从头再来' }).click()
      t.is(await exercise.locator('.warned:visible').count(), 0)
      await device.getByRole('button', { name: '菜单', exact: true }).waitFor()
      await press('菜单', '全部结算', '确认')
      await exercise.getByText('做到了，很好。').waitFor()
      t.is(await exercise.locator('.met').count(), 3)
      await page.goto(`${pages.server.address}/training`)
      await page.getByText('现在是 小李 在练').waitFor()
      await page.getByText('做了 1 题，共 5 题').waitFor()
      await page.goto(`${pages.server.address}/training/result`)
      t.regex(await page.locator('tr[data-row="full-terminal"]').innerText(), /1/)
    })
  },
)

test.serial(
  'the owner of a signed shop can see and print a result sheet for each member of staff',
  async t => {
    const at = Date.UTC(2026, 0, 5, 4)
    await keepTraining(pages.server.desk.db, 'm-7', {
      staff: '小李',
      lesson: 'full-terminal',
      mistakes: 2,
      doneAt: at,
    })
    await keepTraining(pages.server.desk.db, 'm-7', {
      staff: '小王',
      lesson: 'keep-slips',
      mistakes: 0,
      doneAt: at,
    })
    await visit({ serviceWorkers: 'block', timezoneId: 'Asia/Shanghai' }, async page => {
      await page.goto(`${pages.server.address}/training/shop`)
      await page.getByText('这里看不出是哪家店').waitFor()
      t.is(await page.locator('.staff-sheet').count(), 0)
      await page.goto(`${pages.server.address}/training${shopFragment('m-7')}`)
      await page.getByRole('link', { name: '看全店成绩' }).click()
      await page.locator('.staff-sheet').nth(1).waitFor()
      t.deepEqual(await page.locator('.staff-sheet caption').allInnerTexts(), ['姓名：小李', '姓名：小王'])
      const row = page.locator('.staff-sheet').first().locator('tr[data-row="full-terminal"]')
      t.regex(await row.innerText(), /2026年1月5日\s+2$/)
      t.is(await page.locator('.staff-sheet .sum').first().innerText(), '学完 1 课，共 10 课')
      t.false(page.url().includes('identity'))
      const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
      t.is(sheets?.length, 2)
    })
    await visit({ serviceWorkers: 'block' }, async page => {
      await page.goto(`${pages.server.address}/training/shop${shopFragment('m-7', soon() - 1200)}`)
      await page.getByText('店铺的登录过期了').waitFor()
      await page.evaluate(() => sessionStorage.clear())
      await page.goto(`${pages.server.address}/training${shopFragment('m-8')}`)
      await page.goto(`${pages.server.address}/training/shop`)
      await page.getByText('还没有店员学完一课').waitFor()
    })
  },
)

/** Keeps each notification that the page asks for, with how that ended. */
const watchRings = `{
  globalThis.rings = []
  const { prototype } = ServiceWorkerRegistration
  const show = prototype.showNotification
  prototype.showNotification = function (title, options) {
    const shown = show.call(this, title, options)
    rings.push(shown.then(() => [title, options.body, 'shown'], error => [title, options.body, error.message]))
    return shown
  }
}`

/**
 * What rang since the page was loaded or this was asked last. A timer that rang waits for the worker before it asks for a
 * notification: who waits for the same worker after it sees all that was asked for, so that nothing means nothing.
 */
const rung = (page: Page): Promise<[title: string, text: string, end: string][]> =>
  page.evaluate('navigator.serviceWorker.ready.then(() => Promise.all(rings.splice(0)))')

test.serial(
  'the daily reminder appears once at the chosen time while a page is open, and can be turned off',
  async t => {
    // The shell has no place for notifications and says so; a whole browser shows them.
    const whole = await openBrowser('whole')
    t.teardown(() => whole.close())
    const options = { permissions: ['notifications'], timezoneId: 'Asia/Shanghai' }
    const story = async (page: Page) => {
      const hasRung = async () => {
        const rings = await rung(page)
        t.is(rings.length, 1)
        const [title, text, end] = rings[0] ?? []
        t.is(title, '打烊结算')
        t.is(text, '收完最后一笔，做一次结算，收好结算单。')
        t.regex(end ?? '', /^shown$|No notification permission has been granted/)
      }
      const isQuiet = async () => t.deepEqual(await rung(page), [])
      await page.addInitScript(watchRings)
      await page.clock.install({ time: new Date('2026-01-05T12:00:00+08:00') })
      await page.goto(`${pages.server.address}/training`)
      await page.clock.pauseAt(new Date('2026-01-05T20:00:00+08:00'))
      await page.getByLabel('几点提醒').fill('21:00')
      await page.getByRole('button', { name: '这个网页也提醒我' }).click()
      await page.getByText('开着这个网页时，21:00 会提醒。').waitFor()
      await page.clock.runFor('59:59')
      await isQuiet()
      await page.clock.runFor('00:01')
      await hasRung()
      await page.clock.runFor('23:00:00')
      await isQuiet()
      await page.reload()
      await page.getByText('开着这个网页时，21:00 会提醒。').waitFor()
      await page.clock.runFor('01:00:00')
      await hasRung()
      await page.getByRole('button', { name: '这个网页也提醒我' }).click()
      await page.getByText('网页提醒关了。').waitFor()
      await page.clock.runFor('25:00:00')
      await isQuiet()
    }
    await visit(options, story, whole)
  },
)

test.serial('a browser’s refusal of notifications is respected', async t => {
  await visit({ serviceWorkers: 'block', permissions: [] }, async page => {
    await page.addInitScript(() => {
      Object.defineProperty(Notification, 'requestPermission', { value: async () => 'denied' })
    })
    await page.goto(`${pages.server.address}/training`)
    await page.getByRole('button', { name: '这个网页也提醒我' }).click()
    await t.notThrowsAsync(page.getByText('浏览器没有同意提醒。请用日历。').waitFor())
  })
})
