const inChina = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Formats a time (milliseconds since 1970) for merchants and agents: the time in China, to the minute. */
export const formatTime = (at: number): string => inChina.format(at)
