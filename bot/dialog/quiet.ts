import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import { type Draft, emit } from './draft.ts'
import { milliseconds } from './duration.ts'
import { leadingFlow } from './walk.ts'

interface Due {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly what: 'nudge' | 'close'
}

/**
 * What a merchant's silence leads to next, and when: first one reminder of the open step, then the open flow
 * is left. Null when no step waits for the merchant, and while a person has the conversation. The caller sets
 * its timer by this.
 */
export function nextTick({ responses }: DialogContent, now: Conversation): Due | null {
  const { flow, heardAt, nudged, owner } = now
  if (flow === null || heardAt === null || owner.kind !== 'bot') return null
  const { nudgeAfter, closeAfter } = responses.quiet
  return nudged
    ? { at: heardAt + milliseconds(closeAfter), what: 'close' }
    : { at: heardAt + milliseconds(nudgeAfter), what: 'nudge' }
}

/** Time has passed: does what is due by now, one thing at most. */
export function tick(draft: Draft): Draft {
  const due = nextTick(draft.content, draft.conversation)
  const flow = leadingFlow(draft.conversation)
  if (!due || flow === null || due.at > draft.at) return draft
  if (due.what === 'nudge') return emit(draft, { type: 'said', from: 'bot', saying: { key: 'nudge', flow } })
  return emit(leaveAll(draft), { type: 'said', from: 'bot', saying: { key: 'close', flow } })
}

/** Ends every open flow, without returning to any. */
export function leaveAll(start: Draft): Draft {
  let draft = start
  for (;;) {
    const { flow } = draft.conversation
    if (flow === null) return draft
    draft = emit(draft, { type: 'flowEnded', from: 'system', flow, outcome: 'left' })
  }
}
