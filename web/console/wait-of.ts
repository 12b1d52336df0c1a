import type { QueueRules } from '../../bot/content/queue-schema.ts'

/** How long a merchant has waited, compared with what was promised. */
interface Wait {
  /** In milliseconds since 1970; the page keeps counting from here. */
  readonly since: number
  readonly minutes: number
  readonly state: 'calm' | 'care' | 'late'
  /** Minutes until the wait is late, or since it became late. */
  readonly left: number
  /** The share of the promised time that has passed, in whole tenths: 10 is all of it. */
  readonly full: number
}

/** Judges a wait that began at `since`; times are in milliseconds since 1970. */
export function waitOf(since: number, at: number, sla: QueueRules['sla']): Wait {
  const waited = Math.max(0, Math.floor((at - since) / 1000))
  return {
    since,
    minutes: Math.floor(waited / 60),
    state: waited >= sla.late ? 'late' : waited >= sla.care ? 'care' : 'calm',
    left: Math.ceil(Math.abs(sla.late - waited) / 60),
    full: Math.min(10, Math.round((waited / sla.late) * 10)),
  }
}
