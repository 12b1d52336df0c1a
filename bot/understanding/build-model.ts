import { indexAnswers } from './answers.ts'
import type { Classifier } from './classifier.ts'
import type { UnderstandingContent } from './content.ts'
import { indexFor } from './features.ts'
import { indexScreenTexts } from './match-screen-text.ts'
import type { Model } from './model.ts'
import { pseudoRandom, seedOf } from './pseudo-random.ts'
import { type Reading, readingOf } from './reading.ts'
import { indexRules, type Rule, readRule } from './rules.ts'
import { quickTraining, type Training, train } from './train.ts'
import { viewOf, waysToWrite } from './views.ts'
import { indexWholes } from './whole-match.ts'

/** Builds the run-time model from the content: indexes the lexicon and trains the classifier. */
export function buildModel(
  data: UnderstandingContent,
  training: Training = quickTraining,
  reading: Reading = readingFor(data),
): Model {
  return assembleModel(data, trainOn(data, training, reading), reading)
}

/** The way messages are read with this content's lexicon and rules. */
export const readingFor = ({ intents, lexicon }: UnderstandingContent): Reading =>
  readingOf(lexicon, wholesOf(rulesOf(intents)))

/** Trains the classifier on the content's utterances: the slow part of building a model. */
export function trainOn(
  data: UnderstandingContent,
  training: Training,
  { read, conceptsIn }: Reading = readingFor(data),
): Classifier {
  const examples = data.intents.flatMap(({ id, utterances }) =>
    utterances.map(utterance => {
      const seed = seedOf(utterance)
      const ways = waysToWrite(read(utterance), conceptsIn, pseudoRandom(seed))
      return { label: id, seed, views: ways.map(way => viewOf(way)) }
    }),
  )
  return train(examples, training)
}

/** Combines this content with a classifier that was trained on it. */
export function assembleModel(
  data: UnderstandingContent,
  classifier: Classifier,
  reading: Reading = readingFor(data),
): Model {
  const { intents, lexicon, answers, screenTexts, responseCodes, thresholds } = data
  const rules = rulesOf(intents)
  const wholes = wholesOf(rules)
  const { normalizeText, tokensOf } = reading
  return {
    reading,
    classifier: { ...classifier, index: indexFor(classifier.index) },
    rules: indexRules(rules),
    wholes: indexWholes(
      [...wholes].map(concept => [concept, (lexicon.concepts[concept] ?? []).map(normalizeText)]),
      lexicon.fillers,
      tokensOf,
    ),
    answers: indexAnswers(answers, lexicon, reading),
    screenTexts: indexScreenTexts(screenTexts, text => tokensOf(normalizeText(text)), reading.names),
    responseCodes: new Set(responseCodes.map(({ code }) => code.toLowerCase())),
    thresholds,
    kinds: new Map(intents.map(intent => [intent.id, intent.kind])),
  }
}

const rulesOf = (intents: UnderstandingContent['intents']): readonly Rule[] =>
  intents.flatMap(intent => intent.rules.map(rule => readRule(intent.id, rule)))

const wholesOf = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(rules.flatMap(rule => rule.whole ?? []))
