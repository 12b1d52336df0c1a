import type { TestFn } from 'ava'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { sharedBrowser } from '../browser/shared-browser.ts'
import { openTestServer, type TestServer } from '../web/open-test-server.ts'
import { identitySecret } from '../web/sign-identity.ts'

/** A desk and a browser for its pages, to be used inside tests. */
interface PagesInBrowser {
  readonly server: TestServer
  /** Opens an empty page in a context of its own (and in the shared browser unless another is given). */
  visit<Result>(
    options: BrowserContextOptions,
    story: (page: Page) => Promise<Result>,
    on?: Browser,
  ): Promise<Result>
}

/** Opens a desk before the tests of a file and closes it after them. */
export function withPages(test: TestFn): PagesInBrowser {
  const browser = sharedBrowser(test)
  let server: TestServer | null = null
  test.before(async () => {
    server = await openTestServer({ identitySecret })
  })
  test.after.always(() => server?.close())
  return {
    get server() {
      if (!server) throw new Error('The desk is asked for before any test runs: ask for it inside a test.')
      return server
    },
    async visit(options, story, on = browser()) {
      const context = await on.newContext({ locale: 'zh-CN', ...options })
      try {
        return await story(await context.newPage())
      } finally {
        await context.close()
      }
    },
  }
}
