import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import pino from 'pino'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { openSession } from '../../bot/conversations/accounts/sessions.ts'
import { openConversation, openTestServer, post } from './open-test-server.ts'

// Published test numbers, each in a form that a merchant types; scripts made of conversations use others in their place.
const secrets = [
  '4111111111111111',
  '4111 1111 1111 1111',
  '13800138000',
  '110105194912310062',
  '482913',
] as const
const said = [
  '我的卡号4111111111111111刷不了',
  '4111 1111 1111 1111 这张',
  '打13800138000给我',
  '身份证110105194912310062',
  '验证码是482913',
]

test.serial(
  'sensitive data that a merchant typed appears in no answer, log, figure, file or export',
  async t => {
    const lines: string[] = []
    const logger = pino({ level: 'trace' }, { write: line => void lines.push(line) })
    const server = await openTestServer({ logger })
    t.teardown(() => server.close())
    const conversation = await openConversation(server.address)
    const answers: string[] = []
    const keep = async (response: Response) => answers.push(await response.text())
    const path = `${server.address}/api/conversations/${conversation.conversationId}`
    const authorization = { authorization: `Bearer ${conversation.token}` }
    for (const [index, text] of said.entries()) {
      const send = (where: 'messages' | 'terminal', body: object | string) =>
        post(server.address, conversation, where, body).then(keep)
      await send('messages', { messageId: `m${index}`, text })
      await send('messages', { messageId: `c${index}`, choiceId: text })
      await send('messages', { messageId: `u${index}`, text, unknown: text })
      await send('messages', `{"messageId": "j${index}", "text": "${text}`)
      const happened = { facts: [text], screen: [text], lastSlip: [text], batch: '000001', count: 1 }
      await send('terminal', { messageId: `t${index}`, happened })
      await keep(await fetch(`${path}/events?after=${encodeURIComponent(text)}`, { headers: authorization }))
      await keep(await fetch(`${server.address}/guide/${encodeURIComponent(text)}`))
      await keep(await fetch(`${server.address}/api/${encodeURIComponent(text)}`))
      await keep(await fetch(`${server.address}/api/conversations`, { method: 'POST', body: text }))
    }
    await keep(await fetch(`${path}/events`, { headers: authorization }))
    await keep(await fetch(`${server.address}/metrics`))
    // What people at the desk read and take away: pages, transcripts, lists, scripts.
    const agent = await addAgent(server.desk.db, '小安', 'supervisor', Date.now())
    if (!agent) throw new Error('A fresh database has an agent already.')
    const cookie = `posdesk-console=${await openSession(server.desk.db, agent.id, 'open', 'test', Date.now())}`
    const { conversationId: id } = conversation
    const transcript = `transcripts/${id}`
    const exported = [
      ...['.json', '.csv', '.yaml', '/script', ''].map(ending => `${transcript}${ending}`),
      ...[
        `queue/${id}`,
        'search',
        'search.csv',
        'figures.csv',
        'learning',
        'learning/content.patch',
        'audit',
      ],
    ]
    const papers: string[] = []
    for (const below of exported) {
      const response = await fetch(`${server.address}/console/${below}`, { headers: { cookie } })
      t.not(response.status, 403, below)
      papers.push(await response.text())
    }
    t.true(papers[0]?.includes('刷不了'), 'the transcript is that of this conversation')
    const files = readdirSync(server.folder).filter(name => name.startsWith('posdesk.db'))
    t.true(files.length > 0)
    const stored = files.map(name => readFileSync(join(server.folder, name), 'utf8')).join('')
    t.true(stored.includes('merchantSpoke'), 'the files are those of the log')
    const log = lines.join('')
    t.true(log.includes('/api/conversations/:id/messages'), 'requests are logged')
    for (const secret of secrets) {
      t.false(stored.includes(secret), `${secret} in the database`)
      t.false(log.includes(secret), `${secret} in the log`)
      t.false(answers.join('').includes(secret), `${secret} in an answer`)
      for (const [index, below] of exported.entries())
        t.false(papers[index]?.includes(secret), `${secret} in /console/${below.replace(id, ':id')}`)
    }
    for (const id of [conversation.conversationId, conversation.token]) {
      t.false(log.includes(id), 'ids and tokens are not logged')
    }
    t.false(stored.includes(conversation.token), 'tokens are stored as hashes')
  },
)
