import type { BrowserContext, Page } from 'playwright-core'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { createScriptedDesk, type Script } from '../widget/scripted-desk.ts'
import { greeting } from '../widget/storage-full-talk.ts'
import { serveScriptedDesk } from './serve-scripted-desk.ts'
import { type Built, patienceMs, phone } from './with-browser.ts'

export const dropKinds = [
  'request lost',
  'answer lost',
  'stream cut',
  'half-open',
  'offline',
  'server killed',
  'tab reloaded',
] as const

export interface DropsPlan {
  readonly messages: number
  readonly drops: number
  readonly tabs: number
  /** The same seed gives the same drops in the same places. */
  readonly seed: number
  /** Called now and then with what has been written so far. */
  readonly onProgress?: (messages: number) => void
}

export interface DropsResult {
  readonly drops: Readonly<Record<string, number>>
  readonly lost: number
  readonly doubled: number
  /** Messages of one tab that were recorded in another order than written. */
  readonly swapped: number
  /** Tabs that in the end show something else than the desk's log. */
  readonly differing: number
  /** Messages posted, repeats included. */
  readonly posts: number
}

const echo: Script = ({ text = '' }) => [
  { from: 'merchant', type: 'merchantSpoke', text },
  { from: 'bot', type: 'said', text: `收到：${text}` },
]

/** Writes messages in several tabs of one browser while the network fails at random, then compares tabs and desk. */
export async function playDrops({ browser, manifest, folder }: Built, plan: DropsPlan): Promise<DropsResult> {
  const desk = createScriptedDesk(greeting, echo, Date.now)
  let served = await serveScriptedDesk(desk, manifest, folder)
  const port = Number(new URL(served.address).port)
  const context = await browser.newContext(phone)
  context.setDefaultTimeout(patienceMs)
  const random = createRandom(plan.seed)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('Nothing to pick from: the list is empty.')
    return item
  }
  const counts: Record<string, number> = {}
  /** What brings network or server back, and before which message; empty while both are there. */
  const repairs: { readonly at: number; readonly run: () => Promise<unknown> }[] = []
  const serveAgain = async (): Promise<void> => {
    served = await serveScriptedDesk(desk, manifest, folder, port)
  }

  async function drop(kind: (typeof dropKinds)[number], at: number): Promise<void> {
    counts[kind] = (counts[kind] ?? 0) + 1
    switch (kind) {
      case 'request lost':
        desk.disturbances.push('lose-request')
        return
      case 'answer lost':
        desk.disturbances.push('lose-answer')
        return
      case 'stream cut':
        return desk.cutStreams()
      case 'half-open':
        return desk.freezeStreams()
      case 'offline':
        await context.setOffline(true)
        repairs.push({ at: at + 2, run: () => context.setOffline(false) })
        return
      case 'server killed':
        await served.close()
        repairs.push({ at: at + 2, run: serveAgain })
        return
      case 'tab reloaded':
        await pick(pages).reload()
    }
  }

  const pages = await openTabs(context, served.address, plan.tabs)
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
    for (const page of pages) await settle(page, () => desk.log().length)
    const log = desk.log()
    const recorded = log.filter(({ type }) => type === 'merchantSpoke').map(({ text }) => text ?? '')
    const shown = await Promise.all(pages.map(shownEvents))
    return {
      drops: counts,
      lost: written.flat().filter(text => !recorded.includes(text)).length,
      doubled: recorded.length - new Set(recorded).size,
      swapped: written.reduce((sum, own) => sum + outOfOrder(own, recorded), 0),
      differing: shown.filter(events => JSON.stringify(events) !== JSON.stringify(log)).length,
      posts: desk.requests.filter(request => request.endsWith('/messages')).length,
    }
  } finally {
    await context.close()
    await served.close()
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

/** Waits until the tab has nothing left to send and everything that the desk has recorded. */
async function settle(page: Page, wanted: () => number): Promise<void> {
  await holds(page, 0)
  await holds(page, wanted())
}

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
