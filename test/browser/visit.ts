import test, { type ExecutionContext } from 'ava'
import type { BrowserContextOptions } from 'playwright-core'
import { createScriptedDesk, type Fact, type Script, type ScriptedDesk } from '../widget/scripted-desk.ts'
import { greeting, storageFullTalk } from '../widget/storage-full-talk.ts'
import { type ChatOnPage, chatOnPage } from './chat-on-page.ts'
import { serveScriptedDesk } from './serve-scripted-desk.ts'
import { type Built, collectComplaints, isFailedLoad, phone } from './with-browser.ts'

interface Visit extends ChatOnPage {
  readonly desk: ScriptedDesk
}

interface Plan {
  readonly device?: BrowserContextOptions
  readonly script?: Script
  readonly first?: readonly Fact[]
  /** Address of the page, `/` where nothing is said. */
  readonly path?: string
}

/** For tests in which a merchant opens the page; anything the browser complains about fails the test. */
export const visiting = (built: () => Built) =>
  test.macro<[string, Plan, (t: ExecutionContext, visit: Visit) => Promise<void>]>({
    title: (_, title) => title,
    async exec(t, _title, { device = phone, script = storageFullTalk, first = greeting, path = '/' }, story) {
      const { browser, manifest, folder } = built()
      const desk = createScriptedDesk(first, script, Date.now)
      const served = await serveScriptedDesk(desk, manifest, folder)
      const context = await browser.newContext(device)
      const page = await context.newPage()
      const complaints = collectComplaints(page, isFailedLoad)
      try {
        await page.goto(served.address + path)
        await story(t, { ...chatOnPage(page), desk })
        t.deepEqual(complaints, [])
      } finally {
        await context.close()
        await served.close()
      }
    },
  })
