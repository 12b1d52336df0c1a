import { didYouMean } from './did-you-mean.ts'
import { type Problem, problem } from './problem.ts'
import type { QueueRules } from './queue-schema.ts'
import type { FileRead } from './read-file.ts'

/** Flows that `queue.yaml` calls urgent and that do not exist. */
export function checkQueue({ value, source }: FileRead<QueueRules>, flows: readonly string[]): Problem[] {
  if (!value || !source) return []
  return value.priorities.urgent.flows.flatMap((id, index) =>
    flows.includes(id)
      ? []
      : [
          problem('unknown-flow', source.place(['priorities', 'urgent', 'flows', index]), {
            id,
            suggestion: didYouMean(id, flows),
          }),
        ],
  )
}
