import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestFn } from 'ava'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildBrowser, type Manifest } from '../../web/build-browser.ts'
import { openBrowser } from './open-browser.ts'

/** The smallest phone that is served. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 640 },
  hasTouch: true,
  locale: 'zh-CN',
}

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' }

/** How long a page may take over one thing: a busy machine is slow, not wrong. Below the limit of a whole test. */
export const patienceMs = 100_000

/** A browser and the built browser code; `folder` holds the files. */
export interface Built {
  readonly browser: Browser
  readonly manifest: Manifest
  readonly folder: string
  close(): Promise<void>
}

export async function openBuilt(): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'posdesk-'))
  const [browser, manifest] = await Promise.all([openBrowser(), buildBrowser(folder)])
  return {
    browser,
    manifest,
    folder,
    async close() {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One browser and one build for all tests of a file; to be read inside tests. */
export function withBrowser(test: TestFn): () => Built {
  let built: Built | null = null
  test.before(async () => {
    built = await openBuilt()
  })
  test.after.always(() => built?.close())
  return () => {
    if (!built) throw new Error('The browser is asked for before any test runs: ask for it inside a test.')
    return built
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
