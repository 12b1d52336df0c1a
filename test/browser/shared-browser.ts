import type { TestFn } from 'ava'
import type { Browser } from 'playwright-core'
import { openBrowser } from './open-browser.ts'

let opening: Promise<Browser> | null = null

/** The browser of this process, started for the first file of tests that wants it; to be read inside tests. */
export function sharedBrowser(test: TestFn): () => Browser {
  let browser: Browser | null = null
  test.before(async () => {
    opening ??= openBrowser()
    browser = await opening
  })
  // All files' last hooks run after all tests; closing again does nothing.
  test.after.always(() => browser?.close())
  return () => {
    if (!browser) throw new Error('The browser is asked for before any test runs: ask for it inside a test.')
    return browser
  }
}
