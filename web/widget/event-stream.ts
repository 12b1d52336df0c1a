/** A server-sent event; `type` is `message` where the stream names none. */
interface SentEvent {
  readonly type: string
  readonly data: string
}

/** Takes the next piece of a stream's text and returns every event that is now complete. */
type StreamReader = (piece: string) => readonly SentEvent[]

/**
 * Creates a reader for one stream. Comments (the heartbeat) and fields other than `event` and `data` are
 * ignored.
 */
export function createStreamReader(): StreamReader {
  let rest = ''
  let type = 'message'
  let data: string[] = []
  return piece => {
    const complete: SentEvent[] = []
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) complete.push({ type, data: data.join('\n') })
        type = 'message'
        data = []
      } else if (line.startsWith('data:')) {
        data.push(valueIn(line, 'data:'))
      } else if (line.startsWith('event:')) {
        type = valueIn(line, 'event:')
      }
    }
    return complete
  }
}

const valueIn = (line: string, field: string): string =>
  line.slice(line[field.length] === ' ' ? field.length + 1 : field.length)
