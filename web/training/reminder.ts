import { createEvent } from 'ics'
import type { PageTexts } from '../../bot/content/pages-schema.ts'

/** A time of day, 24 hours. */
interface TimeOfDay {
  readonly hour: number
  readonly minute: number
}

/** Reads `21:30`; null when it is no time of day. */
export function readTime(text: string): TimeOfDay | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hour === undefined || minute === undefined ? null : { hour: Number(hour), minute: Number(minute) }
}

// China has one time zone and no daylight saving time.
const zone = 8 * 3_600_000

/**
 * Writes a calendar file with a daily reminder at `at`, beginning on the day of `now` (milliseconds since
 * 1970) in China. It names no time zone, so the reminder comes at that hour wherever the phone is.
 */
export function writeReminder(texts: PageTexts, at: TimeOfDay, now: number): string {
  const today = new Date(now + zone)
  const { summary, text } = texts.training.reminder
  const { error, value } = createEvent({
    productId: 'posdesk',
    uid: 'daily-settlement@posdesk',
    title: summary,
    description: text,
    start: [today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate(), at.hour, at.minute],
    startInputType: 'local',
    startOutputType: 'local',
    duration: { minutes: 10 },
    recurrenceRule: 'FREQ=DAILY',
    busyStatus: 'FREE',
    alarms: [{ action: 'display', description: summary, trigger: { minutes: 1, before: true } }],
  })
  if (typeof value !== 'string')
    throw error ?? new Error('The calendar library wrote nothing: see the fields above.')
  return value
}
