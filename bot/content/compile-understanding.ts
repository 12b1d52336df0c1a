import type { IntentContent, UnderstandingContent } from '../understanding/content.ts'
import { readAtoms } from '../understanding/rules.ts'
import { didYouMean } from './did-you-mean.ts'
import { freeze } from './freeze.ts'
import { type Problem, problem } from './problem.ts'
import { type FileRead, readEach, readSingle, valueIn } from './read-file.ts'
import type { ContentFile, Source } from './source.ts'
import {
  answersSchema,
  intentSchema,
  lexiconSchema,
  responseCodesSchema,
  screenTextsSchema,
  thresholdsSchema,
} from './understanding-schema.ts'

/** An intent with its file, so that checks can point at a line of it. */
export interface IntentSource {
  readonly intent: IntentContent
  readonly source: Source
}

/** The content of the understanding, and the intents with their files, for the checks that point at a line. */
interface CompiledUnderstanding {
  readonly understanding?: UnderstandingContent
  readonly sources: readonly IntentSource[]
  readonly problems: Problem[]
}

/**
 * Compiles `intents/*.yaml`, `lexicon.yaml`, `answers.yaml`, `screen-texts.yaml`, `response-codes.yaml` and
 * `thresholds.yaml` into plain frozen data, or tells every problem at once. Other files are left alone.
 */
export function compileUnderstanding(files: readonly ContentFile[]): CompiledUnderstanding {
  const lexicon = readSingle(files, 'lexicon.yaml', lexiconSchema)
  const answers = readSingle(files, 'answers.yaml', answersSchema)
  const screenTexts = readSingle(files, 'screen-texts.yaml', screenTextsSchema)
  const responseCodes = readSingle(files, 'response-codes.yaml', responseCodesSchema)
  const thresholds = readSingle(files, 'thresholds.yaml', thresholdsSchema)
  const written = readEach(files, /^intents\/[^/]+\.yaml$/, intentSchema)
  const sources = written.sound
    .toSorted((left, right) => (left.source.path < right.source.path ? -1 : 1))
    .map(({ source, value: { utterances, ...rest } }): IntentSource => {
      const intent = { ...rest, utterances: linesOf(utterances).map(({ text }) => text) }
      return { intent, source }
    })
  const intents = sources.map(({ intent }) => intent)
  const problems = [
    ...[lexicon, answers, screenTexts, responseCodes, thresholds, written].flatMap(read => read.problems),
    ...sources.flatMap(one => (lexicon.value ? checkIntent(one, lexicon.value) : [])),
    ...checkScreenTexts(screenTexts, intents),
  ]
  if (problems.some(({ severity }) => severity === 'error')) return { sources, problems }
  const understanding = freeze({
    intents,
    lexicon: valueIn(lexicon),
    answers: valueIn(answers),
    screenTexts: Object.entries(valueIn(screenTexts)).flatMap(([intent, texts]) =>
      texts.map(text => ({ intent, text })),
    ),
    responseCodes: valueIn(responseCodes),
    thresholds: valueIn(thresholds),
  })
  return { understanding, sources, problems }
}

/** The utterances of a block of text, each with its line number within the block, from 0. */
export function linesOf(block: string): readonly { readonly text: string; readonly line: number }[] {
  return block
    .split('\n')
    .map((text, line) => ({ text: text.trim(), line }))
    .filter(({ text }) => text !== '')
}

function checkIntent(
  { intent, source }: IntentSource,
  { concepts }: UnderstandingContent['lexicon'],
): readonly Problem[] {
  const found: Problem[] = []
  if (source.path !== `intents/${intent.id}.yaml`) {
    found.push(problem('file-name', source.place(['id']), { id: intent.id }))
  }
  for (const [index, rule] of intent.rules.entries()) {
    const place = source.place(['rules', index])
    if ((rule.all === undefined) === (rule.whole === undefined)) {
      found.push(problem('rule-shape', place, { name: rule.name }))
      continue
    }
    const atoms = [
      ...(rule.all ?? []),
      ...(rule.not ?? []),
      ...(rule.whole === undefined ? [] : [rule.whole]),
    ]
    for (const concept of atoms.flatMap(conceptsIn)) {
      if (concept in concepts) continue
      const suggestion = didYouMean(concept, Object.keys(concepts))
      found.push(problem('unknown-concept', place, { concept, suggestion }))
    }
  }
  return found
}

/** The concepts that an atom of a rule names; an atom that cannot be read counts as an unknown concept itself. */
function conceptsIn(atom: string): readonly string[] {
  try {
    return readAtoms(atom).map(({ concept }) => concept)
  } catch {
    return [atom]
  }
}

function checkScreenTexts(
  { value, source }: FileRead<Readonly<Record<string, unknown>>>,
  intents: readonly IntentContent[],
): readonly Problem[] {
  if (!value || !source) return []
  const known = intents.map(({ id }) => id)
  return Object.keys(value)
    .filter(id => !known.includes(id))
    .map(id => problem('unknown-intent', source.place([id]), { id, suggestion: didYouMean(id, known) }))
}
