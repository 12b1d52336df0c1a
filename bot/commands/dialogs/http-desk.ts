import type { MerchantIncoming } from '../../answer.ts'
import type { WireEvent } from '../../dialog/wire.ts'
import type { Answered, ScriptDesk } from '../../script/desk.ts'
import { linesOfWire, standingOfWire } from '../../script/lines-of-wire.ts'
import { actAtConsole } from './act-at-console.ts'
import type { AgentSession } from './agent-session.ts'
import { type Patience, requestJson } from './request-json.ts'

type Message = MerchantIncoming

/** One conversation with a running desk at `url`, over the wire protocol. */
export function openHttpDesk(
  url: string,
  nameLine: (text: string) => string,
  patience: Patience,
  agents: ReadonlyMap<string, AgentSession>,
): ScriptDesk {
  const address = `${url}/api/conversations`
  let path = ''
  let id = ''
  let headers: Record<string, string> = {}
  const log: WireEvent[] = []

  const take = async (request: () => ReturnType<typeof requestJson>): Promise<Answered> => {
    const reply = await request()
    if ('lost' in reply) return reply
    const { status, body } = reply
    const reason = body.detail ?? 'no reason given'
    if (status === 409 || status === 413 || status === 422) return { refused: reason }
    if (status >= 400) return { lost: `The desk at ${url} answered ${status}: ${reason}` }
    const events = body.events ?? []
    log.push(...events)
    return { lines: events.flatMap(event => linesOfWire(event, nameLine)) }
  }

  return {
    begin: () =>
      take(async () => {
        const reply = await requestJson(address, { method: 'POST' }, patience)
        if ('lost' in reply) return reply
        const { conversationId, token } = reply.body
        id = conversationId ?? ''
        path = `${address}/${id}`
        headers = { authorization: `Bearer ${token}` }
        return reply
      }),
    send: message =>
      take(() =>
        requestJson(
          `${path}/${message.kind === 'report' ? 'terminal' : 'messages'}`,
          { method: 'POST', headers, body: bodyOf(message) },
          patience,
        ),
      ),
    async act(act) {
      const session = agents.get(act.agent.name)
      if (!session) throw new Error('An agent who is not signed in acted: `whyNotOverWire` keeps it away.')
      const done = await actAtConsole(session, id, act)
      const after = log[log.length - 1]?.seq ?? 0
      return done === 'done'
        ? take(() => requestJson(`${path}/events?after=${after}`, { headers }, patience))
        : done
    },
    async wait() {
      throw new Error('A script that waits was played over the wire: `whyNotOverWire` keeps it away.')
    },
    async restart() {
      const reply = await requestJson(`${path}/events?after=0`, { headers }, patience)
      if ('lost' in reply) return reply
      const same = JSON.stringify(reply.body.events) === JSON.stringify(log)
      if (!same) return { refused: 'the log read anew is not what was said' }
      return { lines: [{ who: 'system', text: 'the log was read anew' }] }
    },
    standing: () => standingOfWire(log),
  }
}

function bodyOf(message: Message): object {
  const { messageId } = message
  switch (message.kind) {
    case 'text':
      return { messageId, text: message.text }
    case 'choice':
      return { messageId, choiceId: message.choice }
    case 'report':
      return { messageId, happened: message.report }
  }
}
