import type { UnderstandingContent } from './content.ts'
import { screenPattern } from './match-screen-text.ts'
import type { Model } from './model.ts'
import { conceptFeatures, readingOf } from './reading.ts'
import { readRule } from './rules.ts'
import { quickTraining, type Training, train } from './train.ts'
import { indexWholes } from './whole-match.ts'

/** Builds the run-time model from content: indexes the lexicon and trains the classifier. */
export function buildModel(data: UnderstandingContent, training: Training = quickTraining): Model {
  const { intents, lexicon, screenTexts, responseCodes, thresholds } = data
  const rules = intents.flatMap(intent => intent.rules.map(rule => readRule(intent.id, rule)))
  const wholes = new Set(rules.flatMap(rule => rule.whole ?? []))
  const reading = readingOf(lexicon, wholes)
  const { normalizeText, tokensOf } = reading
  const examples = intents.flatMap(intent =>
    intent.utterances.map(utterance => {
      const { clauses, occurrences } = reading.read(utterance)
      return { tokens: clauses.flat(), concepts: conceptFeatures(occurrences.flat()), label: intent.id }
    }),
  )
  return {
    reading,
    classifier: train(examples, training),
    rules,
    wholes: indexWholes(
      [...wholes].map(concept => [concept, (lexicon.concepts[concept] ?? []).map(normalizeText)]),
      lexicon.fillers,
      tokensOf,
    ),
    screenTexts: screenTexts.map(text => screenPattern(text, tokensOf(normalizeText(text.text)))),
    responseCodes: new Set(responseCodes.map(({ code }) => code.toLowerCase())),
    thresholds,
    kinds: new Map(intents.map(intent => [intent.id, intent.kind])),
  }
}
