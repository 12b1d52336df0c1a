import type { DialogContent } from '../dialog/content.ts'
import type { StepNode } from '../dialog/flow.ts'
import type { Awaiting } from '../dialog/understanding.ts'
import { type Model, understand } from '../understanding/understand.ts'
import { type Problem, problem } from './problem.ts'
import { type ContentFile, parseSource } from './source.ts'

/** Wordings of choices that the understanding would not take for that choice if they were typed at its step. */
export function checkChoices(
  files: readonly ContentFile[],
  { flows, slots }: DialogContent,
  model: Model,
): Problem[] {
  return Object.values(flows).flatMap(flow => {
    const file = files.find(({ path }) => path === `flows/${flow.id}.yaml`)
    const source = file && parseSource(file).source
    if (!source) return []
    return Object.entries(flow.nodes).flatMap(([id, node]) => {
      if (node.kind !== 'step' && node.kind !== 'collect') return []
      const detail = node.kind === 'collect' ? node.collect : node.slot && slots[node.slot]?.detail
      const awaiting: Awaiting = { choices: node.choices, ...(detail ? { expects: detail } : {}) }
      return misread(model, node.choices, awaiting).map(({ path, wording, choice, read }) =>
        problem('choice-misread', source.place(['nodes', id, 'choices', ...path]), { wording, choice, read }),
      )
    })
  })
}

function misread(model: Model, choices: StepNode['choices'], awaiting: Awaiting) {
  return choices.flatMap(({ id: choice, label, also }, index) =>
    [
      { path: [index, 'label'], wording: label },
      ...also.map((wording, at) => ({ path: [index, 'also', at], wording })),
    ].flatMap(each => {
      const read = understand(model, each.wording, awaiting)
      return read.choice === choice
        ? []
        : [{ ...each, choice, read: read.choice ?? read.intent ?? 'nothing' }]
    }),
  )
}
