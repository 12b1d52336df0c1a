import type { QueueRules } from '../content/queue-schema.ts'

/** Why a merchant is served before others who have waited longer, by the number kept in the queue's row. */
export const priorityNumbers = { normal: 1, urgent: 2, returned: 3, raised: 4 } as const

export type Priority = keyof typeof priorityNumbers

/** The priority for a number in the database. */
export const priorityOf = (kept: number): Priority =>
  names.find(name => priorityNumbers[name] === kept) ?? 'normal'

const names = ['normal', 'urgent', 'returned', 'raised'] as const

/**
 * The moment by which the queue is sorted: since when the merchant has been waiting (milliseconds since
 * 1970), minus the head start of their priority. Nobody waits for ever: a long wait outweighs the priority of
 * others.
 */
export function turnAt(waitingSince: number, priority: Priority, { priorities }: QueueRules): number {
  return priority === 'normal' ? waitingSince : waitingSince - priorities[priority].ahead * 60_000
}
