import type { IntentEntry, Responses } from '../dialog/content.ts'
import { brandVariables } from '../dialog/word.ts'
import { unknownVariables } from './check-texts.ts'
import { didYouMean } from './did-you-mean.ts'
import { type Problem, problem } from './problem.ts'
import type { FileRead } from './read-file.ts'
import type { YamlPath } from './source.ts'

/** What a sentence may name beyond slots and brand, by its key. */
const extraVariables: Readonly<Record<string, readonly string[]>> = {
  noFlow: ['title'],
  second: ['title'],
  digress: ['title'],
  resume: ['title'],
  resumeAsk: ['title'],
  corrected: ['slot', 'value'],
  leaveAsk: ['title'],
  whichOf: ['title'],
  help: ['choices'],
  quiet: ['title'],
  desk: ['ahead', 'name', 'phone'],
}

/** The bot's own sentences: variables that nothing fills, intents that are none, social intents without a reply. */
export function checkResponses(
  { value, source }: FileRead<Responses>,
  slots: readonly string[],
  intents: Readonly<Record<string, IntentEntry>>,
): Problem[] {
  if (!value || !source) return []
  const known = [...brandVariables, ...slots]
  const names = Object.keys(intents)
  const unknownIntent = (id: string, path: YamlPath): Problem[] =>
    names.includes(id)
      ? []
      : [problem('unknown-intent', source.place(path), { id, suggestion: didYouMean(id, names) })]
  const silent = names.filter(id => intents[id]?.kind === 'social' && value.social[id] === undefined)
  return [
    ...value.welcome.intents.flatMap((id, index) => unknownIntent(id, ['welcome', 'intents', index])),
    ...Object.keys(value.social).flatMap(id => unknownIntent(id, ['social', id])),
    ...silent.map(id => problem('missing-key', source.place(['social']), { kind: 'social', key: id })),
    ...texts(value).flatMap(([path, text]) =>
      unknownVariables(source, path, text, [...known, ...(extraVariables[String(path[0])] ?? [])]),
    ),
  ]
}

function texts(value: object, path: YamlPath = []): [YamlPath, string][] {
  return Object.entries(value).flatMap(([key, inner]): [YamlPath, string][] => {
    if (typeof inner === 'string') return [[[...path, key], inner]]
    return typeof inner === 'object' && inner !== null ? texts(inner, [...path, key]) : []
  })
}
