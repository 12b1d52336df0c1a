import { type Draft, emit } from './draft.ts'
import { ownChoices, topicChoice } from './own-choices.ts'
import type { MerchantInput } from './take-turn.ts'

/**
 * What the merchant does while a person has the conversation or is asked for: it is recorded, not answered.
 */
export function listen(draft: Draft, input: Exclude<MerchantInput, { kind: 'start' }>): Draft | null {
  switch (input.kind) {
    case 'message': {
      const { messageId, understanding } = input
      const { text } = understanding
      return emit(draft, { type: 'merchantSpoke', from: 'merchant', messageId, text, understanding })
    }
    case 'choice':
      return note(draft, input.messageId, input.choice)
    case 'report':
      return emit(draft, {
        type: 'terminalReported',
        from: 'merchant',
        messageId: input.messageId,
        report: input.report,
      })
    case 'photo': {
      const { messageId, photo } = input
      return emit(draft, { type: 'photoSent', from: 'merchant', messageId, photo })
    }
    case 'tick':
      return draft
  }
}

/** Records a choice of the step that was open when the person came in, as if it had been typed. */
function note(draft: Draft, messageId: string, choice: string): Draft | null {
  const { offered, aside, position, owner } = draft.conversation
  const made = { type: 'choiceMade', from: 'merchant', messageId, by: 'touch', choice } as const
  if (choice === ownChoices.leaveQueue) {
    if (owner.kind !== 'queue') return null
    const left = emit(emit(draft, made), { type: 'queueLeft', from: 'system' })
    const intents = draft.content.responses.welcome.intents.map(topicChoice)
    return emit(left, { type: 'said', from: 'bot', saying: { key: 'restarted' }, offered: intents })
  }
  if (offered.includes(choice) && position) return emit(draft, { ...made, ...position })
  return choice === ownChoices.person || aside.includes(choice) ? emit(draft, made) : null
}
