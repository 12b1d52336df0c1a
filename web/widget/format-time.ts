const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric' })

/**
 * The local time of day, preceded by the date unless that is today. Both parameters are in milliseconds since
 * 1970.
 */
export function formatTime(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? clock.format(at) : `${day.format(at)} ${clock.format(at)}`
}
