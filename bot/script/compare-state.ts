import type { Standing } from './desk.ts'
import type { StateExpectation } from './expectation.ts'

/** A key of an `expect` step that does not hold. */
export interface StateDifference {
  readonly key: string
  readonly message: string
  /** The value with which it would hold, where one can be named. */
  readonly actual?: string | boolean | null
}

/** What differs, and what could not be looked at from where the script plays. */
interface StateComparison {
  readonly differences: readonly StateDifference[]
  readonly unseen: readonly string[]
}

/** Compares how the conversation stands with what was expected. */
export function compareState(expected: StateExpectation, now: Standing): StateComparison {
  const { flow, node, intent, handoff, owner, slots, score, summary } = expected
  const differences: (StateDifference | null)[] = [
    differs('flow', flow, now.flow),
    differs('node', node, now.node),
    differs('intent', intent, now.intent),
    differs('handoff', handoff, now.handoff),
    differs('owner', owner, now.owner),
  ]
  const unseen: string[] = []
  const look = <Value>(
    key: string,
    wanted: boolean,
    value: Value | undefined,
    compare: (seen: Value) => void,
  ) => {
    if (!wanted) return
    if (value === undefined) unseen.push(key)
    else compare(value)
  }
  look('slots', slots !== undefined, now.slots, seen => {
    for (const [slot, value] of Object.entries(slots ?? {}))
      differences.push(differs(`slots.${slot}`, value, seen[slot] ?? null))
  })
  look('score', score !== undefined, now.score, seen => {
    const { min = 0, max = 1 } = score ?? {}
    if (seen < min || seen > max)
      differences.push({ key: 'score', message: `score is ${seen.toFixed(2)}, expected ${min} to ${max}` })
  })
  look('summary', summary !== undefined, now.summary, seen => {
    for (const part of summary ?? []) {
      if (seen.includes(part)) continue
      differences.push({
        key: 'summary',
        message: `the summary lacks 「${part}」: ${seen || 'there is none'}`,
      })
    }
  })
  return { differences: differences.filter(difference => difference !== null), unseen }
}

function differs(
  key: string,
  expected: string | boolean | null | undefined,
  actual: string | boolean | null,
): StateDifference | null {
  if (expected === undefined || expected === actual) return null
  return { key, message: `${key} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`, actual }
}
