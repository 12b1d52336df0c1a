import type { UnderstandingContent } from '../understanding/content.ts'
import { lettersOf } from '../understanding/letters-of.ts'
import { utterancePlace } from './check-utterances.ts'
import type { IntentSource } from './compile-understanding.ts'
import { type Place, type Problem, problem } from './problem.ts'

/** A whole message that stands for an intent, and the place in the content that says so. */
interface Claim {
  readonly text: string
  readonly intent: string
  readonly place: () => Place
}

/** Whole messages that stand for two intents, as an utterance or as a term of a `whole` rule. */
export function checkMeanings(
  sources: readonly IntentSource[],
  { lexicon }: UnderstandingContent,
): readonly Problem[] {
  const first = new Map<string, Claim>()
  const found: Problem[] = []
  for (const claim of [...sources.flatMap(wholesOf(lexicon.concepts)), ...sources.flatMap(utterancesOf)]) {
    const letters = lettersOf(claim.text.toLowerCase())
    const other = first.get(letters)
    if (!other) first.set(letters, claim)
    else if (other.intent !== claim.intent) {
      found.push(problem('two-meanings', claim.place(), { text: claim.text, id: other.intent }))
    }
  }
  return found
}

const wholesOf =
  (concepts: UnderstandingContent['lexicon']['concepts']) =>
  ({ intent, source }: IntentSource): readonly Claim[] =>
    intent.rules.flatMap(({ whole }, index) =>
      (whole === undefined ? [] : (concepts[whole] ?? [])).map(text => ({
        text,
        intent: intent.id,
        place: () => source.place(['rules', index]),
      })),
    )

const utterancesOf = (source: IntentSource): readonly Claim[] =>
  source.intent.utterances.map(text => ({
    text,
    intent: source.intent.id,
    place: () => utterancePlace(source, text),
  }))
