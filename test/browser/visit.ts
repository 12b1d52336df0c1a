import test, { type ExecutionContext } from 'ava'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { createScriptedDesk, type Fact, type Script, type ScriptedDesk } from '../widget/scripted-desk.ts'
import { greeting, storageFullTalk } from '../widget/storage-full-talk.ts'
import { serveScriptedDesk } from './serve-scripted-desk.ts'
import { type Built, collectComplaints, isFailedLoad, phone } from './with-browser.ts'

interface Visit {
  readonly page: Page
  readonly desk: ScriptedDesk
  readonly composer: Locator
  say(text: string): Promise<void>
  /** Takes an open choice by its label. */
  choose(label: string): Promise<void>
  shown(text: string): Locator
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
      const chat = page.locator('support-chat')
      const composer = chat.locator('textarea')
      try {
        await page.goto(served.address + path)
        await story(t, {
          page,
          desk,
          composer,
          async say(text) {
            await composer.fill(text)
            await composer.press('Enter')
          },
          choose: label => chat.locator('.choice.open', { hasText: label }).first().click(),
          shown: text => chat.locator('.entry', { hasText: text }).first(),
        })
        t.deepEqual(complaints, [])
      } finally {
        await context.close()
        await served.close()
      }
    },
  })
