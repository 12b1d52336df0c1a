import test from 'ava'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { openSession } from '../../bot/conversations/accounts/sessions.ts'
import { openDatabase } from '../../bot/conversations/database.ts'
import { readPresence } from '../../bot/conversations/presence.ts'
import { readOwnership } from '../../bot/conversations/queue.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { formToken } from '../../web/console/forgery.ts'
import { temporaryFolder } from '../conversations/open-test-desk.ts'
import { openConversation, post } from '../web/open-test-server.ts'
import { startDesk } from './desk-process.ts'

test.serial(
  'a desk that is killed with an agent at work comes back with presence, queue, draft and ownership',
  async t => {
    const { folder, remove } = temporaryFolder()
    t.teardown(remove)
    let desk = await startDesk({ DATA_DIR: folder })
    t.teardown(() => desk.end('SIGKILL'))
    const db = await openDatabase(folder)
    t.teardown(() => db.destroy())
    const agent = await addAgent(db, '小安', 'agent', Date.now())
    if (!agent) throw new Error('A fresh database has an agent already.')
    const token = await openSession(db, agent.id, 'open', 'test', Date.now())
    const address = () => `http://127.0.0.1:${desk.port}`
    const cookie = `posdesk-console=${token}`
    const act = async (path: string, fields: Record<string, string> = {}) => {
      const headers = { cookie, origin: address(), 'hx-request': 'true', 'x-csrf-token': formToken(token) }
      const body = new URLSearchParams(fields)
      return (await fetch(`${address()}/console/${path}`, { method: 'POST', headers, body })).status
    }
    const read = async (path: string) =>
      (await fetch(`${address()}/console/${path}`, { headers: { cookie } })).text()

    const [mine, waiting] = [await openConversation(address()), await openConversation(address())]
    for (const merchant of [mine, waiting])
      for (const choiceId of ['person', 'no-phone'])
        t.is((await post(address(), merchant, 'messages', { messageId: choiceId, choiceId })).status, 200)
    const id = mine.conversationId
    t.is(await act('heartbeat', { duty: 'away' }), 204)
    t.is(await act(`queue/${id}/claim`, { messageId: 'claim' }), 204)
    t.is(await act(`queue/${id}/draft`, { text: '写到一半' }), 204)

    await desk.end('SIGKILL')
    desk = await startDesk({ DATA_DIR: folder })

    t.like((await readPresence(db, Date.now()))[0], { agent: agent.id, state: 'away' })
    t.like(await readOwnership(db, id), { state: 'agent', agent: agent.id })
    const page = await read(`queue/${id}`)
    t.true(page.includes('写到一半'))
    t.true(page.includes(`/console/queue/${id}/release`))
    t.true((await read('queue/list?tab=waiting')).includes(waiting.conversationId))
    t.is(await act(`queue/${id}/say`, { messageId: 'say', text: '我还在。' }), 204)
    t.is((await readEvents(db, id)).at(-1)?.type, 'agentSpoke')
  },
)
