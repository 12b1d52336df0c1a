import type { WireEvent } from '../../bot/dialog/wire.ts'

/** Who answers the merchant now. */
export type Owner =
  | { readonly kind: 'bot' }
  | { readonly kind: 'queue' }
  | { readonly kind: 'agent'; readonly name: string }

/** Folds the conversation's events into its present owner. */
export function ownerOf(events: readonly WireEvent[]): Owner {
  return events.reduce<Owner>(
    (owner, { type, name = '' }) => {
      switch (type) {
        case 'handoffRequested':
        case 'conversationReleased':
          return { kind: 'queue' }
        case 'conversationClaimed':
          return { kind: 'agent', name }
        case 'handedBack':
        case 'queueLeft':
        case 'conversationClosed':
          return { kind: 'bot' }
        default:
          return owner
      }
    },
    { kind: 'bot' },
  )
}

/**
 * Whether to ask for a rating: a problem was solved or a person closed the conversation, nothing has begun
 * since, and the merchant has not rated it yet.
 */
export function wantsRating(events: readonly WireEvent[]): boolean {
  let ended = false
  for (const { type, outcome, choices } of events) {
    switch (type) {
      case 'rated':
        return false
      case 'conversationClosed':
        ended = true
        break
      case 'flowEnded':
        ended = outcome === 'solved'
        break
      case 'stepShown':
        // A flow that ran within another has ended, and the other one continues.
        if (choices && choices.length > 0) ended = false
        break
      case 'flowStarted':
      case 'merchantSpoke':
      case 'handoffRequested':
      case 'restarted':
        ended = false
    }
  }
  return ended
}

/**
 * Whether to ask for a telephone number: the merchant is waiting, the desk has said that nobody is on duty,
 * and no number is known yet.
 */
export function wantsNumber(events: readonly WireEvent[]): boolean {
  if (ownerOf(events).kind !== 'queue' || knowsNumber(events)) return false
  const told = events.filter(({ type }) => type === 'queueTold' || type === 'handoffRequested')
  return told[told.length - 1]?.attended === false
}

/**
 * Whether the merchant has left a number on the card, or told it to the bot, which forgets it on a restart.
 */
function knowsNumber(events: readonly WireEvent[]): boolean {
  const anew = events.map(({ type }) => type).lastIndexOf('restarted')
  return events.some(({ type, slot }, index) => type === 'callbackLeft' || (slot === 'phone' && index > anew))
}

/**
 * The sequence number of the offer whose answer can be taken back: the last one answered, while the bot waits
 * for the next answer. 0 for none.
 */
export function undoableOffer(events: readonly WireEvent[]): number {
  let offered = 0
  let answered = 0
  for (const { type, seq, choices, choice } of events) {
    if (type === 'choiceMade') answered = choice === 'back' || choice === 'restart' ? 0 : offered
    else if (type === 'flowEnded' || type === 'handoffRequested' || type === 'conversationClaimed')
      answered = 0
    if (choices) offered = seq
  }
  return offered > answered ? answered : 0
}
