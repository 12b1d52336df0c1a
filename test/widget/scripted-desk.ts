import type { WireEvent } from '../../bot/dialog/wire.ts'

/** What a script answers: an event without the parts that the log adds. */
export type Fact = Omit<WireEvent, 'seq' | 'at'>

interface Received {
  readonly messageId: string
  readonly text?: string
  readonly choiceId?: string
  readonly happened?: unknown
  readonly stars?: number
  readonly phone?: string
  /** A photo was sent along. */
  readonly photo?: boolean
}

/** Answers one message with the facts it causes, the merchant's own first; a number is a refusal with that status. */
export type Script = (received: Received, log: readonly WireEvent[]) => readonly Fact[] | number

/** What goes wrong with the next message that is posted. */
export type Disturbance = 'lose-request' | 'lose-answer' | 'hang' | 'fail' | 'login-page' | 'firewall'

/** A desk in memory that speaks the wire protocol, for tests of the chat: no content, no bot, a script. */
export interface ScriptedDesk {
  readonly fetch: typeof fetch
  /** False: every request fails and open streams are cut. */
  online: boolean
  /** The log is read in parts of this length. */
  eventsPerAnswer: number
  /** True: a proxy collects streams and passes nothing on. */
  holdsStreams: boolean
  /** Consumed by posted messages, first come first served. */
  readonly disturbances: Disturbance[]
  /** The only conversation's log. */
  log(): readonly WireEvent[]
  /** Something happens by itself; `stream: false` = the open streams do not hear of it. */
  add(fact: Fact, how?: { stream: boolean }): void
  cutStreams(): void
  /** The open streams stay open but nothing comes through them any more. */
  freezeStreams(): void
  streamCount(): number
  /** Conversations and tokens are lost, as after a restored backup. */
  forget(): void
  /** Method and path of every request so far. */
  readonly requests: string[]
}

const encoder = new TextEncoder()

export function createScriptedDesk(greeting: readonly Fact[], script: Script, at = () => 0): ScriptedDesk {
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const answers = new Map<string, readonly WireEvent[]>()
  const requests: string[] = []
  const disturbances: Disturbance[] = []
  let generation = 0
  let log: WireEvent[] = []

  const append = (facts: readonly Fact[], stream = true): readonly WireEvent[] => {
    const first = log.length + 1
    const time = new Date(at()).toISOString()
    const events = facts.map((fact, index) => ({ ...fact, seq: first + index, at: time }))
    log = [...log, ...events]
    if (stream) for (const open of streams) for (const event of events) open.enqueue(frame(event))
    return events
  }

  const post = (received: Received): Response => {
    const earlier = answers.get(received.messageId)
    if (earlier) return Response.json({ events: earlier })
    const facts = script(received, log)
    if (typeof facts === 'number') return problem(facts)
    const events = append(facts.map(fact => withId(fact, received.messageId)))
    answers.set(received.messageId, events)
    return Response.json({ events })
  }

  const disturbed = async (received: Received, signal: AbortSignal | null | undefined): Promise<Response> => {
    switch (disturbances.shift()) {
      case 'lose-request':
        throw new TypeError('Failed to fetch')
      case 'lose-answer':
        post(received)
        throw new TypeError('Failed to fetch')
      case 'hang':
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      case 'fail':
        return problem(503)
      case 'login-page':
        return new Response('<title>Wi-Fi</title>', { headers: { 'content-type': 'text/html' } })
      case 'firewall':
        return new Response('<h1>Forbidden</h1>', { status: 403, headers: { 'content-type': 'text/html' } })
      case undefined:
        return post(received)
    }
  }

  const openStream = (after: number, signal: AbortSignal | null | undefined): Response => {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        own = controller
        if (desk.holdsStreams) return
        streams.add(controller)
        controller.enqueue(encoder.encode(': hello\n\n'))
        for (const event of log.slice(after)) controller.enqueue(frame(event))
      },
      cancel: () => {
        if (own) streams.delete(own)
      },
    })
    signal?.addEventListener('abort', () => {
      if (own && (streams.delete(own) || desk.holdsStreams)) own.error(signal.reason)
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  const readPart = (after: number): { events: readonly WireEvent[]; more?: true } => {
    const events = log.slice(after, after + desk.eventsPerAnswer)
    return events.length < desk.eventsPerAnswer ? { events } : { events, more: true }
  }

  const desk: ScriptedDesk = {
    online: true,
    eventsPerAnswer: 200,
    holdsStreams: false,
    disturbances,
    requests,
    log: () => log,
    add: (fact, how) => void append([fact], how?.stream ?? true),
    cutStreams() {
      for (const open of streams) open.close()
      streams.clear()
    },
    freezeStreams: () => streams.clear(),
    streamCount: () => streams.size,
    forget() {
      generation++
      log = []
      answers.clear()
      desk.cutStreams()
    },
    async fetch(input, init) {
      const url = new URL(String(input), 'http://desk.test')
      const method = init?.method ?? 'GET'
      requests.push(`${method} ${url.pathname}${url.search}`)
      if (!desk.online) throw new TypeError('Failed to fetch')
      if (method === 'POST' && url.pathname === '/api/conversations') {
        const events = append(greeting)
        return Response.json(
          { conversationId: `c${generation}`, token: `t${generation}`, events },
          { status: 201 },
        )
      }
      const token = new Headers(init?.headers).get('authorization')
      if (token !== `Bearer t${generation}`) return problem(401)
      const after = Number(url.searchParams.get('after') ?? 0)
      if (url.pathname === `/api/conversations/c${generation}/events`) {
        return Response.json(readPart(after))
      }
      if (url.pathname === `/api/conversations/c${generation}/stream`) return openStream(after, init?.signal)
      if (url.pathname.endsWith('/photos')) {
        return disturbed({ messageId: url.searchParams.get('messageId') ?? '', photo: true }, init?.signal)
      }
      if (url.pathname.includes('/photos/'))
        return new Response(picture, { headers: { 'content-type': 'image/svg+xml' } })
      if (method !== 'POST') return problem(404)
      return disturbed(JSON.parse(String(init?.body)), init?.signal)
    },
  }
  return desk
}

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#c9d6b4"/></svg>'

const frame = (event: WireEvent): Uint8Array =>
  encoder.encode(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`)

/** Only the merchant's own event carries the message's id. */
const withId = (fact: Fact, messageId: string): Fact =>
  fact.from === 'merchant' || fact.type === 'choiceMade' ? { ...fact, messageId } : fact

const details: Readonly<Record<number, string>> = {
  401: '这次对话打不开了。',
  409: '这个选项已经过去了，请看最新的一步。',
  413: '消息太长了，请分几条发。',
  422: '消息是空的，请写点什么再发。',
  503: '服务台正忙，请稍等。',
}

const problem = (status: number): Response =>
  Response.json(
    {
      type: `https://posdesk.test/problems/${status}`,
      title: `status ${status}`,
      status,
      detail: details[status],
    },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
