import { type Draft, emit } from './draft.ts'
import type { HelpCause } from './event.ts'
import { nodeAt, PERSON, show } from './walk.ts'
import { showsStep } from './word-help.ts'

/**
 * Helps with the open step instead of saying it once more word for word: first its hint or its answers by name, then in
 * short with a person on offer, then that it goes in circles. Null where no step is open.
 */
export function help(draft: Draft, why: HelpCause): Draft | null {
  const { position, offered, helped } = draft.conversation
  if (!position) return null
  const node = nodeAt(draft, position)
  if (node.kind !== 'step' && node.kind !== 'collect') return null
  const withPerson = offered.includes(PERSON) ? offered : [...offered, PERSON]
  if (helped >= 2) {
    return emit(draft, { type: 'said', from: 'bot', saying: { key: 'looping' }, offered: withPerson })
  }
  const again = helped === 1
  const saying = { key: 'help', why, again } as const
  if (again) return emit(draft, { type: 'said', from: 'bot', saying, offered: withPerson })
  if (!showsStep(why)) return emit(draft, { type: 'said', from: 'bot', saying, offered })
  return show(emit(draft, { type: 'said', from: 'bot', saying }), position, node)
}
