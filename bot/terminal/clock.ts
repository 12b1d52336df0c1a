/** The wall clock at a simulated moment, all parts as digits. */
export interface Clock {
  /** `20261122` */
  readonly date: string
  /** `183005` */
  readonly time: string
}

// Every world begins at nine in the morning of this day, counted from 1970-01-01.
const firstDay = 20_779
const opening = 9 * 3600

/** Simulated milliseconds since the start as date and time; worlds begin on 2026-11-22 at 09:00:00. */
export function clockAt(now: number): Clock {
  const seconds = opening + Math.floor(now / 1000)
  const inDay = seconds % 86_400
  const time = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60]
  return {
    date: civilDate(firstDay + Math.floor(seconds / 86_400)),
    time: time.map(part => String(part).padStart(2, '0')).join(''),
  }
}

// Days since 1970-01-01 → year, month, day in the Gregorian calendar, counted in eras of 400 years from March.
function civilDate(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1
  const month = march < 10 ? march + 3 : march - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
}

/** `2026/11/22 18:30:05` */
export function formatClock({ date, time }: Clock): string {
  const day = `${date.slice(0, 4)}/${date.slice(4, 6)}/${date.slice(6)}`
  return `${day} ${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`
}
