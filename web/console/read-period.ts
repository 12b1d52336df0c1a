import { dayOf, endOfDay, startOfDay } from './china-day.ts'

/** How far back a page reaches while nobody asks for more, in days. */
const DAYS = 30

/** A period as date fields show it, and in milliseconds since 1970, its end excluded. */
export interface AskedPeriod {
  readonly given: { readonly from: string; readonly until: string }
  readonly period: { readonly from: number; readonly until: number }
}

/** Reads two date fields; what is missing or no date becomes the last days up to `at`. */
export function readPeriod(from: unknown, until: unknown, at: number): AskedPeriod {
  const first = startOfDay(from) === undefined ? dayOf(at, DAYS) : String(from)
  const last = endOfDay(until) === undefined ? dayOf(at) : String(until)
  return {
    given: { from: first, until: last },
    period: { from: startOfDay(first) ?? 0, until: endOfDay(last) ?? at },
  }
}
