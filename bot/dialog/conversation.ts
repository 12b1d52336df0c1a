import type { ConversationEvent, Position } from './event.ts'
import type { Owner } from './owner.ts'
import type { TerminalReport } from './wire.ts'

/** What `back` returns to: the state as it was when a step was shown. */
interface Snapshot {
  readonly position: Position
  readonly slots: Readonly<Record<string, string>>
  readonly stack: readonly Frame[]
  readonly offered: readonly string[]
}

/** A flow that waits for another one to end. */
export interface Frame {
  /** The open step to show again after a digression. */
  readonly resume?: Position
  /** Where a calling flow goes on. */
  readonly returnTo?: Position
  readonly flow: string
}

/** The state of a conversation: nothing but the fold of its events. */
export interface Conversation {
  /** Sequence number of the last event; 0 before the first. */
  readonly seq: number
  /** Content version of the open flow. */
  readonly version: string
  /** The open flow, also while nothing waits in it. */
  readonly flow: string | null
  /** The step that waits for an answer. */
  readonly position: Position | null
  readonly stack: readonly Frame[]
  readonly slots: Readonly<Record<string, string>>
  /** Ids of the choices of the open step. */
  readonly offered: readonly string[]
  /** Ids of choices offered beside the step, by a clarifying question for instance. */
  readonly aside: readonly string[]
  /** The step that a digression left, while the merchant is asked whether to go back to it. */
  readonly paused: Position | null
  readonly past: readonly Snapshot[]
  /** How often each node was shown since the flow was entered, by `flow/node`. */
  readonly visits: Readonly<Record<string, number>>
  readonly failed: number
  /** Messages in a row that were not understood. */
  readonly misses: number
  /** Another problem of an earlier message, to be offered when this one ends. */
  readonly kept: string | null
  readonly steps: readonly { readonly flow: string; readonly node: string; readonly choice: string }[]
  readonly words: readonly string[]
  readonly report: TerminalReport | null
  readonly owner: Owner
  /** Whether a person ever had, or was asked into, this conversation. */
  readonly person: boolean
  /** Since when the merchant waits for a person's word, milliseconds since 1970; null while none is due. */
  readonly waitingSince: number | null
  /** What the merchant was last told about the queue they wait in. */
  readonly told: Pick<Extract<ConversationEvent, { type: 'queueTold' }>, 'key' | 'place' | 'at'> | null
  /** Whether a person closed the conversation and the merchant has not rated it since. */
  readonly rateable: boolean
  /** When the merchant was last heard, milliseconds since 1970; null before. */
  readonly heardAt: number | null
  /** Whether the merchant was reminded since then. */
  readonly nudged: boolean
}

export const emptyConversation: Conversation = {
  seq: 0,
  version: '',
  flow: null,
  position: null,
  stack: [],
  slots: {},
  offered: [],
  aside: [],
  paused: null,
  past: [],
  visits: {},
  failed: 0,
  misses: 0,
  kept: null,
  steps: [],
  words: [],
  report: null,
  owner: { kind: 'bot' },
  person: false,
  waitingSince: null,
  told: null,
  rateable: false,
  heardAt: null,
  nudged: false,
}

/** The state after one more event. */
export function applyEvent(before: Conversation, event: ConversationEvent): Conversation {
  const heard = event.from === 'merchant' ? hear(before, event.at) : {}
  return { ...before, ...heard, ...change(before, event), seq: event.seq }
}

const hear = ({ owner, waitingSince }: Conversation, at: number): Partial<Conversation> => ({
  heardAt: at,
  nudged: false,
  waitingSince: owner.kind === 'bot' ? null : (waitingSince ?? at),
})

export const foldEvents = (
  events: readonly ConversationEvent[],
  from: Conversation = emptyConversation,
): Conversation => events.reduce(applyEvent, from)

const nothingOpen = { position: null, offered: [], aside: [], paused: null } as const
const closed = { ...nothingOpen, flow: null, stack: [], past: [], visits: {}, failed: 0 } as const

function change(now: Conversation, event: ConversationEvent): Partial<Conversation> {
  switch (event.type) {
    case 'conversationStarted':
      return { version: event.version }
    case 'merchantSpoke':
      return {
        // What merely answers a step stands among the answers.
        words: event.understanding.choice === null ? [...now.words, event.text].slice(-5) : now.words,
        misses: event.understanding.decision === 'answer' ? 0 : now.misses + 1,
      }
    case 'choiceMade':
      return {
        misses: 0,
        failed: now.failed + (event.failed ? 1 : 0),
        steps:
          event.flow && event.node
            ? [...now.steps, { flow: event.flow, node: event.node, choice: event.choice }].slice(-40)
            : now.steps,
      }
    case 'terminalReported':
      return { report: event.report }
    case 'flowStarted':
      return startFlow(now, event)
    case 'slotFilled':
      return { slots: { ...now.slots, [event.slot]: event.value }, misses: 0 }
    case 'flowEnded':
      return endFlow(now)
    case 'problemKept':
      return { kept: event.intent }
    case 'steppedBack':
      return stepBack(now)
    case 'restarted':
      return { ...closed, slots: {}, steps: [], kept: null, misses: 0, report: null }
    case 'stepShown':
      return showStep(now, event)
    case 'said':
      return {
        ...(event.offered ? { aside: event.offered } : {}),
        ...(event.saying.key === 'second' ? { kept: null } : {}),
        ...(event.saying.key === 'nudge' ? { nudged: true } : {}),
      }
    case 'handoffRequested':
      return wait(now, event.at)
    case 'conversationReleased':
      return wait(now, event.at)
    case 'callbackLeft':
      return {
        slots: { phone: event.phone, ...now.slots },
        ...(now.owner.kind === 'bot' ? wait(now, event.at) : {}),
      }
    case 'conversationClaimed': {
      const { agent, name, at } = event
      return { owner: { kind: 'agent', agent, name, since: at }, person: true, told: null }
    }
    case 'handedBack':
    case 'queueLeft':
      return { ...withBot, misses: 0 }
    case 'conversationClosed':
      return { ...closed, ...withBot, kept: null, misses: 0, rateable: true }
    case 'agentSpoke':
      return { waitingSince: null }
    case 'queueTold':
      return { told: { key: event.key, place: event.place, at: event.at } }
    case 'rated':
      return { rateable: false, waitingSince: now.waitingSince }
    case 'photoSent':
    case 'demonstrationShown':
    case 'walkStopped':
      return {}
  }
}

const withBot = { owner: { kind: 'bot' }, waitingSince: null, told: null } as const

/** Who came back into the queue has waited since the last word that nobody answered. */
const wait = ({ waitingSince }: Conversation, at: number): Partial<Conversation> => ({
  owner: { kind: 'queue', since: at },
  person: true,
  waitingSince: waitingSince ?? at,
  told: null,
})

function startFlow(
  now: Conversation,
  event: Extract<ConversationEvent, { type: 'flowStarted' }>,
): Partial<Conversation> {
  // What a flow of that name deals with need not be offered afterwards.
  const kept = now.kept === event.flow ? null : now.kept
  const opened = { ...nothingOpen, flow: event.flow, version: event.version, kept }
  if (now.flow === null) {
    const { forgets = [] } = event
    const slots = Object.fromEntries(Object.entries(now.slots).filter(([slot]) => !forgets.includes(slot)))
    return { ...opened, slots, steps: [], visits: {}, past: [], failed: 0 }
  }
  const frame: Frame = {
    flow: now.flow,
    ...(event.cause === 'digression' && now.position ? { resume: now.position } : {}),
    ...(event.returnTo ? { returnTo: event.returnTo } : {}),
  }
  return { ...opened, stack: [...now.stack, frame] }
}

function endFlow(now: Conversation): Partial<Conversation> {
  const frame = now.stack.at(-1)
  if (!frame) return closed
  return { ...nothingOpen, flow: frame.flow, stack: now.stack.slice(0, -1), paused: frame.resume ?? null }
}

function showStep(
  now: Conversation,
  { flow, node, offered, waits }: Extract<ConversationEvent, { type: 'stepShown' }>,
): Partial<Conversation> {
  const last = now.past.at(-1)?.position
  // Shown again where it stands, on demand: that is no new visit.
  const again = waits && last?.flow === flow && last.node === node
  const key = `${flow}/${node}`
  const visits = again ? now.visits : { ...now.visits, [key]: (now.visits[key] ?? 0) + 1 }
  if (!waits) return { visits }
  const position = { flow, node }
  const snapshot: Snapshot = { position, slots: now.slots, stack: now.stack, offered }
  return {
    ...nothingOpen,
    visits,
    position,
    offered,
    past: again ? now.past : [...now.past, snapshot].slice(-50),
  }
}

function stepBack(now: Conversation): Partial<Conversation> {
  const target = now.past.at(-2)
  if (!target) return {}
  return {
    ...nothingOpen,
    flow: target.position.flow,
    position: target.position,
    slots: target.slots,
    stack: target.stack,
    offered: target.offered,
    past: now.past.slice(0, -1),
  }
}
