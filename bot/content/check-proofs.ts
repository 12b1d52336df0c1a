import type { Slots } from '../dialog/content.ts'
import type { Flow } from '../dialog/flow.ts'
import { didYouMean } from './did-you-mean.ts'
import { type Problem, problem } from './problem.ts'
import type { Proofs, Story } from './proofs-schema.ts'
import type { FileRead } from './read-file.ts'
import type { Source, YamlPath } from './source.ts'

/** What stories may refer to. */
interface Surroundings {
  readonly faults: readonly string[]
  readonly slots: Slots
  readonly flows: Readonly<Record<string, Flow>>
  readonly flowOfIntent: Readonly<Record<string, string>>
  readonly gestures: readonly string[]
}

/** Names in `proofs.yaml` that refer to nothing, and faults that no story meets. */
export function checkProofs({ value, source }: FileRead<Proofs>, around: Surroundings): Problem[] {
  if (!value || !source) return []
  const strange = Object.keys(value.stories)
    .filter(fault => !around.faults.includes(fault))
    .map(fault =>
      problem('unknown-fault', source.place(['stories', fault]), {
        id: fault,
        suggestion: didYouMean(fault, around.faults),
      }),
    )
  const untold = around.faults
    .filter(fault => !value.stories[fault])
    .map(fault => problem('unproven-fault', source.place(['stories']), { id: fault }))
  const stories = Object.entries(value.stories).flatMap(([fault, told]) =>
    told.flatMap((story, index) => checkStory(source, ['stories', fault, index], story, around)),
  )
  return [...strange, ...untold, ...stories]
}

function checkStory(
  source: Source,
  path: YamlPath,
  story: Story,
  { slots, flows, flowOfIntent, gestures }: Surroundings,
): Problem[] {
  const unknown = (
    code: 'unknown-intent' | 'unknown-gesture' | 'unknown-slot' | 'unknown-node' | 'unknown-choice',
    at: YamlPath,
    id: string,
    known: readonly string[],
  ): Problem[] =>
    known.includes(id)
      ? []
      : [problem(code, source.place([...path, ...at]), { id, suggestion: didYouMean(id, known) })]
  return [
    ...story.opens.flatMap((intent, index) =>
      unknown('unknown-intent', ['opens', index], intent, Object.keys(flowOfIntent)),
    ),
    ...(story.leadsTo === undefined
      ? []
      : unknown('unknown-intent', ['leadsTo'], story.leadsTo, Object.keys(flowOfIntent))),
    ...story.begins.flatMap((name, index) => unknown('unknown-gesture', ['begins', index], name, gestures)),
    ...Object.keys(story.knows).flatMap(slot =>
      unknown('unknown-slot', ['knows', slot], slot, Object.keys(slots)),
    ),
    ...Object.entries(story.answers).flatMap(([at, choice]) => {
      const [flow = '', node = ''] = at.split('/')
      const found = flows[flow]?.nodes[node]
      if (!found) return unknown('unknown-node', ['answers', at], at, [])
      const choices = 'choices' in found ? found.choices.map(({ id }) => id) : []
      return unknown('unknown-choice', ['answers', at], choice, choices)
    }),
  ]
}
