import type { z } from 'zod'
import type { IntentContent, UnderstandingContent } from '../understanding/content.ts'
import { readAtoms } from '../understanding/rules.ts'
import { didYouMean } from './did-you-mean.ts'
import { freeze } from './freeze.ts'
import { type Problem, problem } from './problem.ts'
import { type ContentFile, checkShape, parseSource, type Source } from './source.ts'
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

/** The understanding's content, and its intents' files for the author checks. */
export interface CompiledUnderstanding {
  readonly understanding?: UnderstandingContent
  readonly sources: readonly IntentSource[]
  readonly problems: Problem[]
}

/**
 * Compiles `intents/*.yaml`, `lexicon.yaml`, `answers.yaml`, `screen-texts.yaml`, `response-codes.yaml` and
 * `thresholds.yaml` into plain frozen data, or tells every problem at once. Other files are left alone.
 */
export function compileUnderstanding(files: readonly ContentFile[]): CompiledUnderstanding {
  const problems: Problem[] = []
  const read = <Shape>(
    path: string,
    schema: z.ZodType<Shape>,
  ): { value: Shape; source: Source } | undefined => {
    const file = files.find(one => one.path === path)
    if (!file) {
      problems.push(problem('missing-file', { file: path, line: 1, column: 1 }, {}))
      return undefined
    }
    const parsed = parseSource(file)
    problems.push(...parsed.problems)
    if (!parsed.source) return undefined
    const checked = checkShape(parsed.source, schema)
    problems.push(...checked.problems)
    return checked.value === undefined ? undefined : { value: checked.value, source: parsed.source }
  }

  const lexicon = read('lexicon.yaml', lexiconSchema)
  const answers = read('answers.yaml', answersSchema)
  const screenTexts = read('screen-texts.yaml', screenTextsSchema)
  const responseCodes = read('response-codes.yaml', responseCodesSchema)
  const thresholds = read('thresholds.yaml', thresholdsSchema)
  const sources = files
    .filter(({ path }) => /^intents\/[^/]+\.yaml$/.test(path))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1))
    .flatMap(({ path }): IntentSource[] => {
      const found = read(path, intentSchema)
      if (!found) return []
      const { utterances, ...rest } = found.value
      const intent = { ...rest, utterances: linesOf(utterances).map(({ text }) => text) }
      return [{ intent, source: found.source }]
    })
  if (!lexicon || !answers || !screenTexts || !responseCodes || !thresholds) return { sources, problems }

  const intents = sources.map(({ intent }) => intent)
  problems.push(
    ...sources.flatMap(one => checkIntent(one, lexicon.value.concepts)),
    ...checkScreenTexts(screenTexts, intents),
  )
  if (problems.some(({ severity }) => severity === 'error')) return { sources, problems }
  const understanding = freeze({
    intents,
    lexicon: lexicon.value,
    answers: answers.value,
    screenTexts: Object.entries(screenTexts.value).flatMap(([intent, texts]) =>
      texts.map(text => ({ intent, text })),
    ),
    responseCodes: responseCodes.value,
    thresholds: thresholds.value,
  })
  return { understanding, sources, problems }
}

/** The utterances of a block of text, each with its line counted from the block's first. */
export function linesOf(block: string): readonly { readonly text: string; readonly line: number }[] {
  return block
    .split('\n')
    .map((text, line) => ({ text: text.trim(), line }))
    .filter(({ text }) => text !== '')
}

function checkIntent(
  { intent, source }: IntentSource,
  concepts: Readonly<Record<string, readonly string[]>>,
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

/** The concepts a rule's atom names; one with a wrong polarity is its own unknown concept. */
function conceptsIn(atom: string): readonly string[] {
  try {
    return readAtoms(atom).map(({ concept }) => concept)
  } catch {
    return [atom]
  }
}

function checkScreenTexts(
  { value, source }: { readonly value: Readonly<Record<string, unknown>>; readonly source: Source },
  intents: readonly IntentContent[],
): readonly Problem[] {
  const known = intents.map(({ id }) => id)
  return Object.keys(value)
    .filter(id => !known.includes(id))
    .map(id => problem('unknown-intent', source.place([id]), { id, suggestion: didYouMean(id, known) }))
}
