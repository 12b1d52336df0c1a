import type { ExecutionContext } from 'ava'
import { type Chat, openChat } from '../../web/widget/chat.ts'
import { type ChatState, startState } from '../../web/widget/chat-state.ts'
import { listEntries } from '../../web/widget/entries.ts'
import { memoryStore, type Store } from '../../web/widget/store.ts'
import type { Tabs } from '../../web/widget/tabs.ts'
import { createManualClock, type ManualClock, settled } from './manual-clock.ts'
import { createScriptedDesk, type ScriptedDesk } from './scripted-desk.ts'
import { greeting, storageFullTalk } from './storage-full-talk.ts'
import { createTabHub } from './tab-hub.ts'

/** A tab with the chat. */
interface ChatPage {
  readonly chat: Chat
  state(): ChatState
  say(text: string): void
  choose(choiceId: string): void
  texts(): string[]
}

interface Opened {
  readonly desk: ScriptedDesk
  readonly clock: ManualClock
  readonly store: Store
  readonly page: ChatPage
}

let ids = 0

/** Opens a tab with the chat over the given desk, clock and store. */
export function openPage(
  desk: Pick<ScriptedDesk, 'fetch'>,
  clock: ManualClock,
  store: Store,
  tabs: Tabs = createTabHub().open(),
): ChatPage {
  let state = startState
  const newId = () => `m${++ids}`
  const edges = { fetch: desk.fetch, clock, store, tabs, desk: '', random: () => 0.5, newId }
  const chat = openChat(edges, next => {
    state = next
  })
  const entries = () => listEntries(state.transcript.events, state.outbox)
  return {
    chat,
    state: () => state,
    say: text => chat.act({ kind: 'text', text }),
    choose(choiceId) {
      const offer = entries().find(({ choices }) => choices.some(({ state }) => state === 'open'))
      chat.act({ kind: 'choice', choiceId, label: choiceId, offeredAt: offer?.seq ?? 0 })
    },
    texts: () => entries().map(({ text }) => text),
  }
}

/** A tab that is already open and connected. */
export async function openedPage(): Promise<Opened> {
  const clock = createManualClock()
  const desk = createScriptedDesk(greeting, storageFullTalk, clock.now)
  const store = memoryStore()
  const page = openPage(desk, clock, store)
  await settled()
  return { desk, clock, store, page }
}

/** The log holds each of these messages once, in this order, and the page shows what the log holds. */
export function isWhole(
  t: ExecutionContext,
  { desk, page }: { desk: ScriptedDesk; page: ChatPage },
  said: string[],
): void {
  const spoken = desk.log().filter(({ type }) => type === 'merchantSpoke')
  t.deepEqual(
    spoken.map(({ text }) => text),
    said,
  )
  t.deepEqual(page.state().transcript.events, desk.log())
  t.deepEqual(page.state().outbox, [])
}
