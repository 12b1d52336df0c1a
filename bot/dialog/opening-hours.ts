import type { Brand } from './content.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** All of China uses UTC+8, without daylight saving time. */
const CHINA_OFFSET = 8 * 60 * MINUTE

/**
 * Whether the service line is open at the instant `at` (milliseconds since 1970). At `to` it is already
 * closed.
 */
export function isOpen(hours: Brand['hours'], at: number): boolean {
  const local = at + CHINA_OFFSET
  // 1 January 1970 was a Thursday, day 4 when Monday is day 1.
  const day = ((Math.floor(local / DAY) + 3) % 7) + 1
  const minute = Math.floor((local % DAY) / MINUTE)
  return hours.days.includes(day) && minute >= minutes(hours.from) && minute < minutes(hours.to)
}

/** Turns a clock time such as `09:30` into minutes since midnight. */
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
