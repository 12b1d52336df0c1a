import { type Draft, emit } from './draft.ts'
import { ownChoices } from './own-choices.ts'

/** Records a photo; offers a person, unless the open step has choices that should stay in view. */
export function takePhoto(
  start: Draft,
  { messageId, photo }: { readonly messageId: string; readonly photo: string },
): Draft {
  const draft = emit(start, { type: 'photoSent', from: 'merchant', messageId, photo })
  const offered = draft.conversation.position ? {} : { offered: [ownChoices.person] }
  return emit(draft, { type: 'said', from: 'bot', saying: { key: 'photoKept' }, ...offered })
}
