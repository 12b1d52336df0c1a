import type { ExecutionContext, TestFn } from 'ava'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../bot/content/desk-vocabulary.ts'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { openSession } from '../../bot/conversations/accounts/sessions.ts'
import { objections } from '../browser/objections.ts'
import { sharedBrowser } from '../browser/shared-browser.ts'
import { openTestConsole, type TestConsole } from '../console/open-test-console.ts'

/** The desk with its console, and a browser for the people at it. */
interface ConsoleInBrowser {
  readonly desk: TestConsole
  readonly browser: Browser
  /** The page of somebody new who is signed in, at this address of the console. */
  arrive(name: string, path?: string, role?: Role, view?: BrowserContextOptions): Promise<Page>
  /** Lets a merchant wait for a person. */
  queueUp(id: string): Promise<void>
}

/** One desk and one browser for all tests of a file; to be read inside tests. */
export function withConsole(test: TestFn): () => ConsoleInBrowser {
  const browserOf = sharedBrowser(test)
  let opened: TestConsole | null = null
  test.before(async () => {
    opened = await openTestConsole()
  })
  const visits: BrowserContext[] = []
  // A page that nobody looks at any more would go on asking the desk.
  test.afterEach.always(async () => {
    for (const visit of visits.splice(0)) await visit.close()
  })
  test.after.always(() => opened?.close())
  return () => {
    if (!opened) throw new Error('The console is asked for before any test runs: ask for it inside a test.')
    const desk = opened
    const browser = browserOf()
    return {
      desk,
      browser,
      async arrive(name, path = 'queue', role = 'agent', view = {}) {
        const { db } = desk.desk
        const agent = await addAgent(db, name, role, desk.clock.at)
        if (!agent)
          throw new Error(`The name ${name} is taken: everybody in this file needs one of their own.`)
        const token = await openSession(db, agent.id, 'open', 'test', desk.clock.at)
        const size = { width: 1440, height: 900 }
        const context = await browser.newContext({ viewport: size, locale: 'zh-CN', ...view })
        visits.push(context)
        await context.addCookies([{ name: 'posdesk-console', value: token, url: desk.address }])
        const page = await context.newPage()
        await page.goto(`${desk.address}/console/${path}`)
        return page
      },
      async queueUp(id) {
        const channel = desk.desk.openChannel('test')
        await channel.receive({ conversationId: id, incoming: { kind: 'start' }, tokenHash: 'x' })
        for (const choice of ['intent:storage-full', 'person', 'no-phone'])
          await channel.receive({
            conversationId: id,
            incoming: { kind: 'choice', messageId: choice, choice },
          })
      },
    }
  }
}

/** Axe finds nothing on the page as it is, and nothing sticks out of it. */
export async function isClean(t: ExecutionContext, page: Page, name: string): Promise<void> {
  t.deepEqual(await objections(page), [], name)
  const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  t.true(width <= 0, `${name} is ${width} px too wide`)
}
