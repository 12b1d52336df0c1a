import { answer, type Incoming } from '../answer.ts'
import { type Conversation, emptyConversation } from '../dialog/conversation.ts'
import type { Visit } from '../dialog/draft.ts'
import type { ConversationEvent, Speech } from '../dialog/event.ts'
import type { Till } from './hands.ts'
import type { ProofCase } from './proof-case.ts'

/** A walk under way: terminal, conversation, and everything that happened so far. */
export interface Walk {
  readonly till: Till
  readonly conversation: Conversation
  readonly log: readonly ConversationEvent[]
  /** Every node that the conversation came to. */
  readonly trail: readonly Visit[]
  /** Messages and choices of the merchant. */
  readonly turns: number
  /** Problems that were opened. */
  readonly opened: number
  /** For each step that was answered, how many wrong answers were on offer. */
  readonly steps: readonly number[]
  readonly transcript: readonly string[]
  /** Promises of the content that were not kept. */
  readonly broken: readonly string[]
}

// Noon of 5 January 2026 in China, when the service line is open; half of the clumsy merchants ask at ten in the evening.
const noon = 1_767_585_600_000
const night = noon + 36_000_000

/** Opens the conversation. */
export const startWalk = (one: ProofCase, till: Till): Walk =>
  tell(
    one,
    {
      till,
      conversation: emptyConversation,
      log: [],
      trail: [],
      turns: 0,
      opened: 0,
      steps: [],
      transcript: noteTill(till),
      broken: [],
    },
    { kind: 'start' },
  )

/** Says something to the desk, or makes a choice. */
export function tell(one: ProofCase, walk: Walk, incoming: Incoming): Walk {
  const { content, model } = one
  const at = (one.slip && one.seed % 2 === 1 ? night : noon) + walk.till.world.now
  const turn = answer(content.dialog, model, walk.conversation, incoming, at)
  if ('refused' in turn) {
    return broken(walk, `the desk refused the choice "${'choice' in incoming ? incoming.choice : ''}"`)
  }
  return {
    ...walk,
    conversation: turn.conversation,
    log: [...walk.log, ...turn.events],
    trail: [...walk.trail, ...turn.trail],
    turns: walk.turns + (incoming.kind === 'start' ? 0 : 1),
    transcript: [...walk.transcript, ...turn.events.flatMap(describe)],
  }
}

export const broken = (walk: Walk, why: string): Walk => ({
  ...walk,
  broken: [...walk.broken, why],
  transcript: [...walk.transcript, `!! ${why}`],
})

/** Lines that tell what was pressed and seen. */
export function noteTill({ pressed, shown, facts, world }: Till): string[] {
  const screens = shown.map(lines => lines.join(' ')).join(' | ')
  return [
    ...(pressed.length > 0 ? [`   pressed  ${pressed.join(' · ')}`] : []),
    `   screen   ${world.ram === null ? '(no power)' : screens}`,
    ...(facts.length > 0 ? [`   facts    ${facts.join(' ')}`] : []),
  ]
}

function describe(event: ConversationEvent): string[] {
  switch (event.type) {
    case 'merchantSpoke':
      return [`merchant: ${event.text}`]
    case 'choiceMade':
      return [`merchant: [${event.choice}] ${event.speech?.text ?? ''}`]
    case 'stepShown':
      return [`${event.flow}/${event.node}: ${wordSpeech(event.speech)}`]
    case 'said':
      return [`bot: ${wordSpeech(event.speech)}`]
    case 'handoffRequested':
      return ['handoff:', ...(event.summary ?? []).map(({ label, value }) => `   ${label}: ${value}`)]
    case 'flowEnded':
      return [`(${event.flow} ended: ${event.outcome})`]
    default:
      return []
  }
}

const wordSpeech = (speech: Speech | undefined): string =>
  `${speech?.text ?? ''}${(speech?.choices ?? []).map(({ label }) => ` [${label}]`).join('')}`
