import { digits } from './digits.ts'

/** The wall clock at a simulated moment, all parts as digits. */
interface Clock {
  /** `20261122` */
  readonly date: string
  /** `183005` */
  readonly time: string
}

const opening = 9 * 3600

/** Simulated milliseconds since the start as date and time; worlds begin on 2026-11-22 at 09:00:00. */
export function clockAt(now: number): Clock {
  const seconds = opening + Math.floor(now / 1000)
  const inDay = seconds % 86_400
  const time = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60]
  return {
    date: civilDate(Math.floor(seconds / 86_400)),
    time: time.map(part => digits(part, 2)).join(''),
  }
}

// Days since 2026-11-22 → the day in the Gregorian calendar, counted on month by month.
function civilDate(days: number): string {
  let [year, month, day] = [2026, 11, 22 + days]
  while (day > daysIn(year, month)) {
    day -= daysIn(year, month)
    month = (month % 12) + 1
    if (month === 1) year++
  }
  return `${year}${digits(month, 2)}${digits(day, 2)}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `2026/11/22 18:30:05` */
export function formatClock({ date, time }: Clock): string {
  const day = `${date.slice(0, 4)}/${date.slice(4, 6)}/${date.slice(6)}`
  return `${day} ${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`
}
