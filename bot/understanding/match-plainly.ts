import type { Awaiting } from '../dialog/understanding.ts'
import type { ChoiceMatch } from './choice-match.ts'
import { byNumber } from './choose-by-place.ts'
import { lettersOf } from './letters-of.ts'
import type { Model } from './model.ts'
import type { ReadWording } from './reading.ts'
import { stripFillers } from './whole-match.ts'

/** The id of a choice, and one of its wordings. */
export interface Wording {
  readonly choice: string
  readonly said: ReadWording
}

/** A message together with the wordings of the choices on offer. */
export interface Worded {
  readonly awaiting: Awaiting
  /** Its letters, and the same without fillers at the ends. */
  readonly bare: string
  readonly stripped: string
  readonly wordings: readonly Wording[]
}

/**
 * Puts a message together with the wordings; null where there is no choice, or the message has no letters.
 */
export function wordedFor(model: Model, text: string, awaiting: Awaiting): Worded | null {
  const bare = awaiting.choices.length === 0 ? '' : lettersOf(text)
  if (bare === '') return null
  const stripped = stripFillers(bare, model.wholes.fillers)
  return { awaiting, bare, stripped, wordings: wordingsOf(model, awaiting) }
}

/** The choice that a message makes by its exact wording or number (「1」「第一个」), whatever else it may mean. */
export function matchPlainly({ awaiting, bare, stripped, wordings }: Worded): ChoiceMatch | null {
  const wording = wordings.filter(({ said }) => said.letters === bare || said.letters === stripped)
  return onlyChoice('wording', 'plain', wording) ?? byNumber(stripped, awaiting)
}

function wordingsOf({ reading }: Model, { choices }: Awaiting): readonly Wording[] {
  const wordings: Wording[] = []
  for (const { id, label, also } of choices) {
    const said = reading.readWording(label)
    wordings.push({ choice: id, said })
    if (said.brief) wordings.push({ choice: id, said: said.brief })
    for (const other of also) wordings.push({ choice: id, said: reading.readWording(other) })
  }
  return wordings
}

/** The choice to which all these wordings belong; null where they belong to several, or there are none. */
export function onlyChoice(
  rule: string,
  trust: ChoiceMatch['trust'],
  wordings: readonly Wording[],
): ChoiceMatch | null {
  const id = wordings[0]?.choice
  return id !== undefined && wordings.every(({ choice }) => choice === id)
    ? { choice: id, rule, trust }
    : null
}
