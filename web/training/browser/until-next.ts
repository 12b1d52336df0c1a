/** Milliseconds from `now` until local time is next `at` (`21:30`): never 0, at most 25 hours. */
export function untilNext(at: string, now: Date): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const next = new Date(now)
  next.setHours(hour, minute, 0, 0)
  if (next.getTime() <= now.getTime()) {
    next.setDate(next.getDate() + 1)
    // Daylight saving time may begin or end between the two days.
    next.setHours(hour, minute, 0, 0)
  }
  return next.getTime() - now.getTime()
}
