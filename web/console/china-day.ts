const dayMs = 24 * 60 * 60_000
const chinaOffsetMs = 8 * 60 * 60_000

/** The start of a day in China (milliseconds since 1970), from a date field such as `2026-11-23`. */
export function startOfDay(given: unknown): number | undefined {
  if (typeof given !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(given)) return undefined
  const at = Date.parse(`${given}T00:00:00+08:00`)
  return Number.isNaN(at) ? undefined : at
}

/** The end of a day, which is the start of the next one. */
export function endOfDay(given: unknown): number | undefined {
  const start = startOfDay(given)
  return start === undefined ? undefined : start + dayMs
}

/** The day in China, `daysBefore` days before `at`, in the format of a date field. */
export const dayOf = (at: number, daysBefore = 0): string =>
  new Date(at + chinaOffsetMs - daysBefore * dayMs).toISOString().slice(0, 10)
