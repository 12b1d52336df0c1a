import type { WrittenFlow } from '../dialog/flow.ts'
import { sentencesOf } from './check-texts.ts'
import type { ForbiddenAdvice } from './forbidden-advice-schema.ts'
import { type Problem, problem } from './problem.ts'
import type { Source, YamlPath } from './source.ts'

/** Texts of a flow that advise what costs merchants money. Only `dangers` may name it without saying not to. */
export function checkAdvice(
  { source, flow }: { source: Source; flow: WrittenFlow },
  { unless, advice }: ForbiddenAdvice,
): Problem[] {
  return textsOf(flow).flatMap(([path, text]) =>
    text
      .split(/[。！？\n]/u)
      .filter(sentence => !unless.some(word => sentence.includes(word)))
      .flatMap(sentence =>
        advice.flatMap(({ id, pattern }) => {
          const [found] = new RegExp(pattern, 'u').exec(sentence) ?? []
          return found === undefined
            ? []
            : [problem('forbidden-advice', source.place(path), { advice: id, found })]
        }),
      ),
  )
}

/** What the desk says; title and question are the merchant's words. */
function textsOf(flow: WrittenFlow): [YamlPath, string][] {
  const list = (key: 'summary' | 'why'): [YamlPath, string][] =>
    flow[key].map((text, index) => [[key, index], text])
  return [
    [['answer'], flow.answer],
    ...list('summary'),
    ...list('why'),
    ...Object.entries(flow.nodes).flatMap(([id, node]) =>
      (['say', 'ask', 'looks'] as const).flatMap(key => sentencesOf(['nodes', id, key], node[key])),
    ),
  ]
}
