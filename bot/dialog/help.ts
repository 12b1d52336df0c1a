import { type Draft, emit } from './draft.ts'
import type { HelpCause, Saying } from './event.ts'
import { ownChoices } from './own-choices.ts'
import { nodeAt, show } from './walk.ts'
import { showsStep } from './word-help.ts'

/** Kinds of help given one after the other, before the first comes round again. */
const rungs = 3

/**
 * Helps with the open step instead of repeating it word for word: first with its hint or by naming its
 * answers, then briefly while offering a person, then by saying that the talk goes in circles; after that it
 * starts over. Null where no step is open.
 */
export function help(draft: Draft, why: HelpCause): Draft | null {
  const { position, offered, helped } = draft.conversation
  if (!position) return null
  const node = nodeAt(draft, position)
  if (node.kind !== 'step' && node.kind !== 'collect') return null
  const shown = showsStep(why)
  const say = (saying: Saying, choices: readonly string[]): Draft =>
    emit(draft, { type: 'said', from: 'bot', saying, offered: choices })
  // A merchant who is asked for a telephone number is already on the way to a person.
  const rung = node.kind === 'collect' ? 0 : helped % rungs
  const withPerson = offered.includes(ownChoices.person) ? offered : [...offered, ownChoices.person]
  switch (rung) {
    case 0: {
      const said = say({ key: 'help', why, again: false }, offered)
      return shown ? show(said, position, node) : said
    }
    case 1:
      return say({ key: 'help', why, again: true }, withPerson)
    default:
      return say({ key: 'looping' }, withPerson)
  }
}
