import test, { type ExecutionContext } from 'ava'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Press } from '../../bot/terminal/press.ts'
import type { TerminalReport } from '../../bot/terminal/report.ts'
import { objections } from '../browser/objections.ts'
import { type Built, collectComplaints, isFailedLoad, phone } from '../browser/with-browser.ts'
import { type Served, serveSimulator } from './serve-simulator.ts'

export interface Visit {
  readonly page: Page
  readonly served: Served
  readonly element: Locator
  /** The words on the terminal's screen, as a screen reader hears them. */
  readonly words: Locator
  key(legend: string): Locator
  /** Lets the page's clock run, in milliseconds. */
  run(milliseconds: number): Promise<void>
  told(): Promise<readonly { readonly type: string; readonly report: TerminalReport }[]>
}

export interface Plan {
  readonly attributes?: string
  readonly options?: BrowserContextOptions
  /** Runs in the page before anything else. */
  readonly prepare?: string
  /** The desk's data cannot be had at first. */
  readonly broken?: boolean
}

/** For tests on a page with the element; anything the browser complains about, its policy included, fails the test. */
export const visiting = (built: () => Built) =>
  test.macro(async (t, plan: Plan, story: (t: ExecutionContext, visit: Visit) => Promise<void>) => {
    const { attributes = 'fault="storage-full"', options = phone, prepare = '', broken = false } = plan
    const markup = { entry: 'pos-terminal.js', element: `<pos-terminal ${attributes}></pos-terminal>` }
    const { browser, manifest, folder } = built()
    const served = await serveSimulator(manifest, folder, markup)
    served.breakData(broken)
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const complaints = collectComplaints(page, message => broken && isFailedLoad(message))
    const element = page.locator('pos-terminal')
    try {
      await page.clock.install({ time: 0 })
      await page.addInitScript(prepare + collectEvents)
      await page.goto(served.address)
      if (!broken) await element.locator('.device').waitFor()
      // From now on the page's time stands still, except for what a test lets pass.
      await page.clock.pauseAt(3_600_000)
      await story(t, {
        page,
        served,
        element,
        words: element.locator('[aria-live]'),
        key: legend => element.getByRole('button', { name: legend, exact: true }),
        run: milliseconds => page.clock.runFor(milliseconds),
        told: () => page.evaluate('window.told'),
      })
      t.deepEqual(complaints, [])
    } finally {
      await context.close()
      await served.close()
    }
  })

/** Runs in the page before its own code. */
const collectEvents = `
  window.told = []
  for (const type of ['happened', 'demonstrated']) {
    addEventListener(type, event => window.told.push({ type, report: event.detail }))
  }`

/** What axe has to complain about; it needs a running clock. */
export async function complain(page: Page): Promise<readonly string[]> {
  await page.clock.resume()
  return objections(page)
}

/** Lets the element show these presses on a full classic terminal. */
export const demonstrate = (
  page: Page,
  script: readonly Press[],
  before: readonly Press[] = [],
): Promise<unknown> =>
  page.evaluate(
    `document.querySelector('pos-terminal').demonstration = ${JSON.stringify({ kind: 'classic', fault: 'storage-full', before, script })}`,
  )
