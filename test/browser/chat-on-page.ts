import type { Locator, Page } from 'playwright-core'

/** The chat of an open page, as a merchant uses it. */
export interface ChatOnPage {
  readonly page: Page
  readonly composer: Locator
  say(text: string): Promise<void>
  /** Takes an open choice by its label. */
  choose(label: string): Promise<void>
  /** The first entry that contains `text`. */
  shown(text: string): Locator
}

export function chatOnPage(page: Page): ChatOnPage {
  const chat = page.locator('support-chat')
  const composer = chat.locator('textarea')
  return {
    page,
    composer,
    async say(text) {
      await composer.fill(text)
      await composer.press('Enter')
    },
    choose: label => chat.locator('.choice.open', { hasText: label }).first().click(),
    shown: text => chat.locator('.entry', { hasText: text }).first(),
  }
}
