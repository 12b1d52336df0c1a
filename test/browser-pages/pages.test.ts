import test from 'ava'
import type { Page } from 'playwright-core'
import { objections } from '../browser/objections.ts'
import { content } from '../conversations/open-test-desk.ts'
import { withPages } from './with-pages.ts'

const pages = withPages(test)
const { visit } = pages

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
  test.serial(`pages are accessible, fit the window, and do not shift while loading: ${name}`, async t => {
    await visit({ ...view, serviceWorkers: 'block' }, async page => {
      await page.addInitScript(watchShifts)
      for (const path of paths) {
        await page.goto(pages.server.address + path)
        await page.evaluate(toTheEnd)
        t.deepEqual(await page.evaluate('shifts'), [], path)
        t.false(await isWide(page), path)
        t.deepEqual(await objections(page), [])
      }
    })
  })
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
// in `test/web/pages.test.ts`. How wide a page is its own words decide.
for (const [name, all] of Object.entries(everyPage)) {
  test.serial(`of all ${name}, none is wider than a phone`, async t => {
    await visit({ viewport: { width: 360, height: 640 }, serviceWorkers: 'block' }, async page => {
      for (const path of all) {
        await page.goto(pages.server.address + path)
        t.false(await isWide(page), path)
      }
    })
  })
}
