import test from 'ava'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { keepTraining } from '../../bot/conversations/training-records.ts'
import { objections } from '../browser/objections.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { sharedBrowser } from '../browser/shared-browser.ts'
import { content } from '../conversations/open-test-desk.ts'
import { openTestServer, type TestServer } from '../web/open-test-server.ts'
import { identitySecret, packIdentity, signIdentity, soon } from '../web/sign-identity.ts'

/** What a shop puts behind the address of the training pages: its signature holds until `expires`, in seconds. */
const shopFragment = (merchant: string, expires?: number): string =>
  `#identity=${packIdentity(signIdentity(merchant, expires))}`

const browser = sharedBrowser(test)
let server: TestServer

test.before(async () => {
  server = await openTestServer({ identitySecret })
})

test.after.always(async () => {
  await server?.close()
})

async function visit<Result>(
  options: BrowserContextOptions,
  story: (page: Page) => Promise<Result>,
  on: Browser = browser(),
): Promise<Result> {
  const context = await on.newContext({ locale: 'zh-CN', ...options })
  try {
    return await story(await context.newPage())
  } finally {
    await context.close()
  }
}

/** One page of each kind, articles of every kind: with steps and slips, for one kind of terminal, with codes, with words alone. */
const paths = [
  '/guide',
  '/guide?q=51',
  `/guide?q=${encodeURIComponent('今天天气怎么样')}`,
  '/guide/settlement-steps',
  '/guide/settlement-interrupted?kind=smart',
  '/guide/response-code',
  '/guide/settlement-purpose',
  '/guide/storage-full/ask?a=settled:not-yet',
  '/guide/storage-full/ask?a=settled:warned&a=warned:later',
  '/guide/storage-full/chart',
  '/guide/storage-full/chart?size=whole',
  '/guide/table',
  `/guide/table?q=${encodeURIComponent('没有这种')}`,
  '/guide/storage-full/card',
  '/offline',
  '/training',
  '/training/keep-slips',
  '/training/result',
  '/training/shop',
  '/guide/nothing',
]

const isWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

const views = {
  'a phone, light': { colorScheme: 'light', viewport: { width: 360, height: 640 } },
  'a desktop, dark': { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
} as const

for (const [name, view] of Object.entries(views)) {
  test.serial(
    `pages are accessible, fit the window, and do not shift while loading: ${name}`,
    async t => {
      await visit({ ...view, serviceWorkers: 'block' }, async page => {
        await page.addInitScript(watchShifts)
        for (const path of paths) {
          await page.goto(server.address + path)
          await page.evaluate(toTheEnd)
          t.deepEqual(await page.evaluate('shifts'), [], path)
          t.false(await isWide(page), path)
          t.deepEqual(await objections(page), [])
        }
      })
    },
  )
}

/** Keeps every shift of the layout that nobody's hand caused, with what moved. */
const watchShifts = `
  globalThis.shifts = []
  new PerformanceObserver(list => {
    for (const { hadRecentInput, value, sources } of list.getEntries())
      if (!hadRecentInput) shifts.push([value, ...sources.map(({ node }) => node?.className ?? node?.nodeName)])
  }).observe({ type: 'layout-shift', buffered: true })`

/** Scrolls down window by window, each drawn twice: what would move has moved by then. */
const toTheEnd = `(async () => {
  const drawn = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y)
    await drawn()
  }
})()`

const everyPage = {
  articles: Object.keys(content.dialog.flows).map(id => `/guide/${id}`),
  questions: Object.keys(content.dialog.flows).map(id => `/guide/${id}/ask`),
  lessons: Object.keys(content.training.lessons).map(id => `/training/${id}`),
}

// What axe would say of them it says of one of their kind above; that each is valid and has its names and headings is checked
// in `test/web/guide.test.ts`. How wide a page is its own words decide.
for (const [name, all] of Object.entries(everyPage)) {
  test.serial(`of all ${name}, none is wider than a phone`, async t => {
    await visit({ viewport: { width: 360, height: 640 }, serviceWorkers: 'block' }, async page => {
      for (const path of all) {
        await page.goto(server.address + path)
        t.false(await isWide(page), path)
      }
    })
  })
}

test.serial('the guide and its question pages work without a script', async t => {
  await visit({ javaScriptEnabled: false }, async page => {
    await page.goto(`${server.address}/guide/storage-full`)
    await page.getByRole('link', { name: '还能收款，只是提醒' }).click()
    await page.getByRole('link', { name: '打烊再做' }).click()
    await t.notThrowsAsync(page.getByText('先到这里').waitFor())
    await page.goBack()
    await t.notThrowsAsync(page.getByRole('link', { name: '打烊再做' }).waitFor())
    await page.getByRole('link', { name: /^改/ }).first().click()
    await t.notThrowsAsync(page.getByRole('link', { name: '还没结算' }).waitFor())
  })
})

test.serial('the answers given on a question page continue in the chat', async t => {
  await visit({ serviceWorkers: 'block' }, async page => {
    await page.goto(`${server.address}/guide/storage-full/ask?a=settled:not-yet&a=terminal-kind/kind:classic`)
    await page.getByRole('button', { name: '带着这些答案去对话里继续' }).click()
    await page.waitForURL(`${server.address}/`)
    await page.getByText('先看三样').first().waitFor()
    const chosen = await page.locator('support-chat .choice.chosen').allInnerTexts()
    for (const label of ['还没结算', '带按键和打印机的'])
      t.true(
        chosen.some(text => text.includes(label)),
        label,
      )
  })
})

test.serial('a step can be shown live, also on a second try when loading failed', async t => {
  await visit({ serviceWorkers: 'block' }, async page => {
    const loaded: string[] = []
    page.on('request', request => loaded.push(request.url()))
    await page.goto(`${server.address}/guide/settlement-steps`)
    t.false(loaded.some(url => url.includes('pos-terminal')))
    const files = '**/pos-terminal-*'
    await page.route(files, route => route.abort())
    const step = page.getByText('在模拟终端上看这一步').first()
    await step.click()
    await page.getByText('模拟终端没打开，请检查网络后再试。').waitFor()
    await page.unroute(files)
    await step.click()
    await step.click()
    await page.locator('pos-terminal .device').first().waitFor()
    t.true(loaded.some(url => url.includes('pos-terminal')))
  })
})

test.serial('the table is filtered as the reader types', async t => {
  await visit({ serviceWorkers: 'block' }, async page => {
    await page.goto(`${server.address}/guide/table`)
    await page.getByRole('searchbox').fill('缺纸')
    const shown = await page.locator('tbody tr:visible').count()
    t.true(shown > 0 && shown < 25)
    await page.getByText(`共 ${shown} 条`).waitFor()
  })
})

test.serial('newer content is announced, and only while there is any', async t => {
  // Without the worker: while one takes the page over, a request may pass by what the test puts in its way.
  await visit({ serviceWorkers: 'block' }, async page => {
    await page.goto(`${server.address}/guide`)
    const notice = page.locator('[data-newer]')
    const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.route('**/offline.json', route => route.fulfill({ json: { version: 'newer', addresses: [] } }))
    await comeBack()
    await notice.waitFor()
    await page.unroute('**/offline.json')
    await comeBack()
    await notice.waitFor({ state: 'hidden' })
    await page.route('**/offline.json', route => route.fulfill({ json: { version: 'newer', addresses: [] } }))
    await comeBack()
    await notice.getByRole('link', { name: '看新的' }).click()
    await t.notThrowsAsync(notice.waitFor({ state: 'hidden' }))
  })
})

test.serial('stored pages are available without a network', async t => {
  // A desk of its own, for it goes away: a network that only the browser calls off comes back with a new service worker.
  const desk = await openTestServer()
  t.teardown(() => desk.close())
  await visit({}, async page => {
    await page.goto(`${desk.address}/guide`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await desk.close()
    await page.goto(`${desk.address}/guide/settlement-steps`)
    await page.getByText('收银员签到').first().waitFor()
    await page.getByText('在模拟终端上看这一步').first().click()
    await page.locator('pos-terminal .device').first().waitFor()
    await page.goto(`${desk.address}/guide/table`)
    await page.locator('table').waitFor()
    await page.goto(desk.address)
    await t.notThrowsAsync(page.getByRole('heading', { name: '现在没有网络' }).waitFor())
  })
})

test.serial(
  'in a lesson a mistake is explained with its cost, and the successful next try is recorded',
  async t => {
    await visit({ serviceWorkers: 'block' }, async page => {
      await page.goto(`${server.address}/training/full-terminal`)
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
      await page.goto(`${server.address}/training`)
      await page.getByText('现在是 小李 在练').waitFor()
      await page.getByText('做了 1 题，共 5 题').waitFor()
      await page.goto(`${server.address}/training/result`)
      t.regex(await page.locator('tr[data-row="full-terminal"]').innerText(), /1/)
    })
  },
)

test.serial(
  'the owner of a signed shop can see and print a result sheet for each member of staff',
  async t => {
    const at = Date.UTC(2026, 0, 5, 4)
    await keepTraining(server.desk.db, 'm-7', {
      staff: '小李',
      lesson: 'full-terminal',
      mistakes: 2,
      doneAt: at,
    })
    await keepTraining(server.desk.db, 'm-7', {
      staff: '小王',
      lesson: 'keep-slips',
      mistakes: 0,
      doneAt: at,
    })
    await visit({ serviceWorkers: 'block', timezoneId: 'Asia/Shanghai' }, async page => {
      await page.goto(`${server.address}/training/shop`)
      await page.getByText('这里看不出是哪家店').waitFor()
      t.is(await page.locator('.staff-sheet').count(), 0)
      await page.goto(`${server.address}/training${shopFragment('m-7')}`)
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
      await page.goto(`${server.address}/training/shop${shopFragment('m-7', soon() - 1200)}`)
      await page.getByText('店铺的登录过期了').waitFor()
      await page.evaluate(() => sessionStorage.clear())
      await page.goto(`${server.address}/training${shopFragment('m-8')}`)
      await page.goto(`${server.address}/training/shop`)
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
      await page.goto(`${server.address}/training`)
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
    await page.goto(`${server.address}/training`)
    await page.getByRole('button', { name: '这个网页也提醒我' }).click()
    await t.notThrowsAsync(page.getByText('浏览器没有同意提醒。请用日历。').waitFor())
  })
})

test.serial('a card and a chart each fit on one sheet, and print without dark colours', async t => {
  await visit({ serviceWorkers: 'block', colorScheme: 'dark' }, async page => {
    const sheetsOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
    await page.goto(`${server.address}/guide/chart`)
    t.is(sheetsOf(await page.pdf({ preferCSSPageSize: true })), 1)
    for (const flow of ['storage-full', 'settlement-steps', 'slip-not-printed']) {
      await page.goto(`${server.address}/guide/${flow}/card`)
      const sheet = await page.pdf({
        format: 'A5',
        margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' },
      })
      t.is(sheetsOf(sheet), 1, flow)
    }
    await page.emulateMedia({ media: 'print' })
    const key = page.locator('.till-card .screen').first()
    t.is(await key.evaluate(word => getComputedStyle(word).backgroundColor), 'rgb(243, 240, 234)')
  })
})
