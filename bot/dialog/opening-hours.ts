import type { Brand } from './content.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** All of China uses UTC+8, without daylight saving time. */
const chinaOffsetMs = 8 * 60 * minuteMs

/**
 * Whether the service line is open at the instant `at` (milliseconds since 1970). At `to` it is already
 * closed.
 */
export function isOpen(hours: Brand['hours'], at: number): boolean {
  const local = at + chinaOffsetMs
  // 1 January 1970 was a Thursday, day 4 when Monday is day 1.
  const day = ((Math.floor(local / dayMs) + 3) % 7) + 1
  const minute = Math.floor((local % dayMs) / minuteMs)
  return hours.days.includes(day) && minute >= minutes(hours.from) && minute < minutes(hours.to)
}

/** Turns a clock time such as `09:30` into minutes since midnight. */
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
