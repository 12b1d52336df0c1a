import type { Understanding } from '../dialog/understanding.ts'

/** How a message was understood and what decided it, in one line for testers. */
export function describeWhy({ decision, intent, choice, score, second, why }: Understanding): string {
  const read = choice === null ? `${decision} ${intent ?? '–'} ${score.toFixed(2)}` : `choice ${choice}`
  const rule = why.rule ? ` ${why.rule}` : ''
  const runnerUp = why.runnerUp ? `; runner-up ${why.runnerUp.intent} ${why.runnerUp.score.toFixed(2)}` : ''
  return `${read} by ${why.by}${rule}: ${why.terms.join(' ')}${runnerUp}${second ? `; second ${second}` : ''}`
}
