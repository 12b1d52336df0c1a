import type { ConversationEvent } from '../dialog/event.ts'
import type { ScriptDesk } from './desk-in-process.ts'
import type { StateExpectation } from './script.ts'

/** What differs between the conversation's state and the expected one; null when nothing does. */
export function compareState(expected: StateExpectation, desk: ScriptDesk): string | null {
  const now = desk.conversation()
  const log = desk.log()
  const differences = [
    differs('flow', expected.flow, now.flow),
    differs('node', expected.node, now.position?.node ?? null),
    differs('handoff', expected.handoff, now.handoff),
    differs('intent', expected.intent, lastIntent(log)),
    ...Object.entries(expected.slots ?? {}).map(([slot, value]) =>
      differs(`slot ${slot}`, value, now.slots[slot]),
    ),
    ...(expected.summary ?? []).map(part => missingIn(summaryOf(log), part)),
  ].filter(difference => difference !== null)
  return differences.length === 0 ? null : differences.join('; ')
}

const differs = (name: string, expected: unknown, actual: unknown): string | null =>
  expected === undefined || expected === actual
    ? null
    : `${name} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`

const missingIn = (summary: string, part: string): string | null =>
  summary.includes(part) ? null : `the summary lacks 「${part}」: ${summary || 'there is none'}`

function lastIntent(log: readonly ConversationEvent[]): string | null {
  const spoken = log.findLast(event => event.type === 'merchantSpoke')
  return spoken?.type === 'merchantSpoke' ? spoken.understanding.intent : null
}

function summaryOf(log: readonly ConversationEvent[]): string {
  const requested = log.findLast(event => event.type === 'handoffRequested')
  if (requested?.type !== 'handoffRequested') return ''
  return (requested.summary ?? []).map(({ label, value }) => `${label}：${value}`).join(' | ')
}
