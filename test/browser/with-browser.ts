import type { TestFn } from 'ava'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type BuiltBrowser, builtBrowser } from '../web/built-browser.ts'
import { sharedBrowser } from './shared-browser.ts'

/** The smallest phone that is served. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 640 },
  hasTouch: true,
  locale: 'zh-CN',
}

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' }

/** A browser and the built browser code; `folder` holds the files. */
export interface Built extends BuiltBrowser {
  readonly browser: Browser
}

/** One browser and one build for all tests of a process; to be read inside tests. */
export function withBrowser(test: TestFn): () => Built {
  const browser = sharedBrowser(test)
  let built: BuiltBrowser | null = null
  test.before(async () => {
    built = await builtBrowser()
  })
  return () => {
    if (!built) throw new Error('The build is asked for before any test runs: ask for it inside a test.')
    return { ...built, browser: browser() }
  }
}

/** What the page's scripts throw and the browser logs as an error, in a list that grows; `expected` ones left out. */
export function collectComplaints(page: Page, isExpected: (message: string) => boolean): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text())
  })
  return complaints
}

export const isFailedLoad = (message: string): boolean => message.startsWith('Failed to load resource')
