import type { QueueRules } from '../content/queue-schema.ts'

/** Why somebody is served before others who wait longer; as it is kept in the row of the queue. */
export const PRIORITY = { normal: 1, urgent: 2, returned: 3, raised: 4 } as const

export type Priority = keyof typeof PRIORITY

/** The priority that a number in the database stands for. */
export const priorityOf = (kept: number): Priority => names.find(name => PRIORITY[name] === kept) ?? 'normal'

const names = ['normal', 'urgent', 'returned', 'raised'] as const

/**
 * When this merchant's turn is, as a moment to sort by: since when they wait (milliseconds since 1970), less what their
 * priority counts for. Nobody waits for ever: a long wait outweighs the priority of others.
 */
export function turnAt(waitingSince: number, priority: Priority, { priorities }: QueueRules): number {
  return priority === 'normal' ? waitingSince : waitingSince - priorities[priority].ahead * 60_000
}
