import { dayOf, endOfDay, startOfDay } from './china-day.ts'

/** How many days a page covers by default. */
const defaultDays = 30

/** A period as in the date fields, and in milliseconds since 1970 with its end excluded. */
interface AskedPeriod {
  readonly given: { readonly from: string; readonly until: string }
  readonly period: { readonly from: number; readonly until: number }
}

/**
 * Reads two date fields; a missing or invalid one is replaced, so that the default covers the last days up to
 * `at`.
 */
export function readPeriod(from: unknown, until: unknown, at: number): AskedPeriod {
  const first = startOfDay(from) === undefined ? dayOf(at, defaultDays) : String(from)
  const last = endOfDay(until) === undefined ? dayOf(at) : String(until)
  return {
    given: { from: first, until: last },
    period: { from: startOfDay(first) ?? 0, until: endOfDay(last) ?? at },
  }
}
