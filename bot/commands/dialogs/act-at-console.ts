import type { AgentAct } from '../../script/desk.ts'
import type { AgentSession } from './agent-session.ts'

/** Does one act of a script's person at the console of a running desk. */
export async function actAtConsole(
  session: AgentSession,
  conversationId: string,
  act: AgentAct,
): Promise<{ refused: string } | 'done'> {
  const page = `/console/queue/${conversationId}`
  const { messageId } = act
  const post = (name: string, fields: Readonly<Record<string, string>> = {}) =>
    session.post(`${page}/${name}`, { messageId, ...fields })
  switch (act.kind) {
    case 'claim':
      return post(act.cause === 'takeover' ? 'takeover' : 'claim')
    case 'release':
      return post('release')
    case 'transfer': {
      // Accounts have ids of their own: the page's list knows them by name.
      const options = [...(await session.read(page)).matchAll(/<option value="([^"]+)">([^（<]+)/g)]
      const to = options.find(([, , name]) => name === act.to.name)?.[1]
      return to ? post('transfer', { to }) : { refused: `no colleague is called ${act.to.name}` }
    }
    case 'say':
      return post('say', { text: act.text })
    case 'demonstrate':
      return post('demonstrate', { at: `${act.flow}/${act.node}` })
    case 'hand-back':
      return post('hand-back', { at: act.node === undefined ? act.flow : `${act.flow}/${act.node}` })
    case 'close':
      return post('close', { outcome: act.outcome, ...(act.followUp ? { followUp: 'on' } : {}) })
  }
}
