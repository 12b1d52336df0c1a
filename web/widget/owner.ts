import type { WireEvent } from '../../bot/dialog/wire.ts'

/** Who answers the merchant now. */
export type Owner =
  | { readonly kind: 'bot' }
  | { readonly kind: 'queue' }
  | { readonly kind: 'agent'; readonly name: string }

/** The fold of the conversation's events. */
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
        case 'conversationClosed':
          return { kind: 'bot' }
        default:
          return owner
      }
    },
    { kind: 'bot' },
  )
}

/** Whether to ask how it went: the help has come to its end, something was done, and the merchant has not said it yet. */
export function wantsRating(events: readonly WireEvent[]): boolean {
  let helped = false
  let ended = false
  for (const { type, step } of events) {
    switch (type) {
      case 'rated':
        return false
      case 'stepShown':
        helped ||= step !== undefined
        break
      case 'conversationClosed':
        helped = true
        ended = true
        break
      case 'flowEnded':
        ended = true
        break
      case 'flowStarted':
      case 'merchantSpoke':
      case 'handoffRequested':
        ended = false
    }
  }
  return helped && ended
}

/** The sequence number of the offer whose answer can be taken back: the last one answered, while the bot waits for the next. */
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
