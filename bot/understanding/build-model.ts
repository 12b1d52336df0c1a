import type { UnderstandingContent } from './content.ts'
import { indexScreenTexts } from './match-screen-text.ts'
import type { Model } from './model.ts'
import { readingOf } from './reading.ts'
import { readRule } from './rules.ts'
import { pseudoRandom, quickTraining, type Training, train } from './train.ts'
import { viewsOf } from './views.ts'
import { indexWholes } from './whole-match.ts'

/** Builds the run-time model from content: indexes the lexicon and trains the classifier. */
export function buildModel(data: UnderstandingContent, training: Training = quickTraining): Model {
  const { intents, lexicon, screenTexts, responseCodes, thresholds } = data
  const rules = intents.flatMap(intent => intent.rules.map(rule => readRule(intent.id, rule)))
  const wholes = new Set(rules.flatMap(rule => rule.whole ?? []))
  const reading = readingOf(lexicon, wholes)
  const { normalizeText, tokensOf } = reading
  const random = pseudoRandom(1)
  const examples = intents.flatMap(({ id, utterances }) =>
    utterances.map(utterance => ({
      label: id,
      views: viewsOf(reading.read(utterance), reading.conceptsIn, random),
    })),
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
    screenTexts: indexScreenTexts(screenTexts, text => tokensOf(normalizeText(text))),
    responseCodes: new Set(responseCodes.map(({ code }) => code.toLowerCase())),
    thresholds,
    kinds: new Map(intents.map(intent => [intent.id, intent.kind])),
  }
}
