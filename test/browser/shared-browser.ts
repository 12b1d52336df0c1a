import type { TestFn } from 'ava'
import type { Browser } from 'playwright-core'
import { openBrowser } from './open-browser.ts'

/** How long a page may take over one thing: a busy machine is slow, not wrong. Below the limit of a whole test. */
const patienceMs = 100_000

let opening: Promise<Browser> | null = null

/** The browser of this process, started for the first file of tests that wants it; to be read inside tests. */
export function sharedBrowser(test: TestFn): () => Browser {
  let browser: Browser | null = null
  test.before(async () => {
    opening ??= openPatient()
    browser = await opening
  })
  // All files' last hooks run after all tests; closing again does nothing.
  test.after.always(() => browser?.close())
  return () => {
    if (!browser) throw new Error('The browser is asked for before any test runs: ask for it inside a test.')
    return browser
  }
}

async function openPatient(): Promise<Browser> {
  const browser = await openBrowser()
  browser.on('context', context => context.setDefaultTimeout(patienceMs))
  return browser
}
