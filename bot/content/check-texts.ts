import type { Slots } from '../dialog/content.ts'
import type { Text, WrittenFlow } from '../dialog/flow.ts'
import { brandVariables, codeVariables } from '../dialog/word.ts'
import { didYouMean } from './did-you-mean.ts'
import { type Problem, problem } from './problem.ts'
import type { Source, YamlPath } from './source.ts'

/** Characters. A step is read at a till with a customer waiting: longer ones are not read. */
const MAX_STEP_TEXT = 120

/** Characters. A label is a button on a phone. */
const MAX_LABEL = 16

/** Texts that name what nothing fills, or say too much at once. */
export function checkTexts({ source, flow }: { source: Source; flow: WrittenFlow }, slots: Slots): Problem[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) => {
    const extra = node.handoff ? ['summary'] : []
    const known = [...brandVariables, ...codeVariables, ...Object.keys(slots), ...extra]
    const texts: [YamlPath, Text | undefined][] = [
      [['nodes', id, 'say'], node.say],
      [['nodes', id, 'ask'], node.ask],
      [['nodes', id, 'looks'], node.looks],
      [['nodes', id, 'hint'], node.hint],
    ]
    return [
      ...texts.flatMap(([path, text]) =>
        sentencesOf(path, text).flatMap(([at, sentence]) => [
          ...unknownVariables(source, at, sentence, known),
          ...tooLong(source, at, sentence, 'text-too-long', MAX_STEP_TEXT),
        ]),
      ),
      ...(node.choices ?? []).flatMap(({ label }, index) =>
        tooLong(source, ['nodes', id, 'choices', index, 'label'], label, 'label-too-long', MAX_LABEL),
      ),
    ]
  })
}

/** The sentences of a text: one, or one for each kind of terminal. */
export function sentencesOf(path: YamlPath, text: Text | undefined): [YamlPath, string][] {
  if (text === undefined) return []
  if (typeof text === 'string') return [[path, text]]
  return Object.entries(text).flatMap(([kind, sentence]): [YamlPath, string][] =>
    sentence === undefined ? [] : [[[...path, kind], sentence]],
  )
}

/** Names in braces that are not among the known ones. */
export function unknownVariables(
  source: Source,
  path: YamlPath,
  sentence: string,
  known: readonly string[],
): Problem[] {
  return [...sentence.matchAll(/\{([\w-]+)\}/g)].flatMap(([, name = '']) =>
    known.includes(name)
      ? []
      : [problem('unknown-variable', source.place(path), { name, suggestion: didYouMean(name, known) })],
  )
}

function tooLong(
  source: Source,
  path: YamlPath,
  text: string,
  code: 'text-too-long' | 'label-too-long',
  limit: number,
): Problem[] {
  const length = [...text].length
  if (length <= limit) return []
  return [problem(code, source.place(path), { limit: String(limit), length: String(length) })]
}
