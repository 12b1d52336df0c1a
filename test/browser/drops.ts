import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import type { Session } from '../../web/widget/session.ts'
import type { TroubledDesk } from './troubled-desk.ts'
import { phone } from './with-browser.ts'

export const dropKinds = [
  'request lost',
  'answer lost',
  'stream cut',
  'half-open',
  'offline',
  'server killed',
  'tab reloaded',
] as const

interface DropsPlan {
  readonly messages: number
  readonly drops: number
  readonly tabs: number
  /** The same seed gives the same drops in the same places. */
  readonly seed: number
  /** Called now and then with what has been written so far. */
  readonly onProgress?: (messages: number) => void
}

/** What became of the messages of one tab. */
interface TabResult {
  readonly written: number
  readonly lost: number
  readonly doubled: number
  /** Recorded in another order than written. */
  readonly swapped: number
  /** Whether the tab shows in the end what the desk has recorded. */
  readonly shows: 'the log' | 'something else'
}

interface DropsResult {
  readonly drops: Readonly<Record<string, number>>
  readonly tabs: readonly TabResult[]
  /** Messages posted, repeats included. */
  readonly posts: number
}

/** Writes messages in several tabs of one browser while network and desk fail at random, then compares tabs and desk. */
export async function playDrops(browser: Browser, desk: TroubledDesk, plan: DropsPlan): Promise<DropsResult> {
  const context = await browser.newContext(phone)
  const random = createRandom(plan.seed)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('Nothing to pick from: the list is empty.')
    return item
  }
  const counts: Record<string, number> = {}
  /** What brings network or server back, and before which message; empty while both are there. */
  const repairs: { readonly at: number; readonly run: () => Promise<unknown> }[] = []

  async function drop(kind: (typeof dropKinds)[number], at: number): Promise<void> {
    counts[kind] = (counts[kind] ?? 0) + 1
    switch (kind) {
      case 'request lost':
        return desk.loseNext('request')
      case 'answer lost':
        return desk.loseNext('answer')
      case 'stream cut':
        return desk.cutStreams()
      case 'half-open':
        return desk.freezeStreams()
      case 'offline':
        await context.setOffline(true)
        repairs.push({ at: at + 2, run: () => context.setOffline(false) })
        return
      case 'server killed':
        await desk.kill()
        repairs.push({ at: at + 2, run: desk.startAgain })
        return
      case 'tab reloaded':
        await pick(pages).reload()
    }
  }

  const pages = await openTabs(context, desk.address, plan.tabs)
  const written: string[][] = pages.map(() => [])
  try {
    let dropped = 0
    for (let count = 1; count <= plan.messages; count++) {
      if (count >= (repairs[0]?.at ?? Number.POSITIVE_INFINITY)) await repairs.shift()?.run()
      if (count % 100 === 0) plan.onProgress?.(count)
      const tab = Math.floor(random() * pages.length)
      const text = `第 ${count} 句`
      written[tab]?.push(text)
      await write(pages[tab], text)
      while (dropped < Math.floor((count * plan.drops) / plan.messages)) {
        // A page cannot be loaded, nor taken away twice, while there is nothing to load it from.
        const possible = repairs.length > 0 ? dropKinds.slice(0, 4) : dropKinds
        await drop(pick(possible), count)
        dropped++
      }
    }
    await repairs.shift()?.run()
    for (const page of pages) await holds(page, 0)
    const log = await desk.log(await sessionOf(pick(pages)))
    for (const page of pages) await holds(page, log.length)
    const recorded = log.flatMap(({ type, text = '' }) => (type === 'merchantSpoke' ? [text] : []))
    const shown = await Promise.all(pages.map(shownEvents))
    const tabs = written.map((own, tab): TabResult => {
      const found = own.map(text => recorded.filter(one => one === text).length)
      return {
        written: own.length,
        lost: found.filter(times => times === 0).length,
        doubled: found.filter(times => times > 1).length,
        swapped: outOfOrder(own, recorded),
        shows: JSON.stringify(shown[tab]) === JSON.stringify(log) ? 'the log' : 'something else',
      }
    })
    return { drops: counts, tabs, posts: desk.posts() }
  } finally {
    await context.close()
  }
}

async function openTabs(context: BrowserContext, address: string, count: number): Promise<Page[]> {
  const pages: Page[] = []
  for (let index = 0; index < count; index++) {
    const page = await context.newPage()
    await page.goto(address)
    await page.locator('support-chat .entry').first().waitFor()
    pages.push(page)
  }
  return pages
}

async function write(page: Page | undefined, text: string): Promise<void> {
  const composer = page?.locator('support-chat textarea')
  await composer?.fill(text)
  await composer?.press('Enter')
}

const sessionOf = (page: Page): Promise<Session> =>
  page.evaluate('document.querySelector("support-chat").bookmark')

/** Waits for an empty outbox and so many events. A function, not a string: the page's policy forbids evaluating one. */
const holds = (page: Page, wanted: number) =>
  page.waitForFunction(
    count => {
      const chat = document.querySelector('support-chat')
      const { outbox, transcript } = chat ? Reflect.get(chat, 'chatState') : { outbox: [], transcript: null }
      return outbox.length === 0 && transcript?.events.length >= count
    },
    wanted,
    { timeout: 120_000 },
  )

const shownEvents = (page: Page): Promise<readonly WireEvent[]> =>
  page.evaluate('document.querySelector("support-chat").chatState.transcript.events')

function outOfOrder(own: readonly string[], recorded: readonly string[]): number {
  const places = own.map(text => recorded.indexOf(text))
  return places.filter((place, index) => place < (places[index - 1] ?? -1)).length
}

/** Numbers from 0 up to 1, always the same for a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
