import test from 'ava'
import express from 'express'
import { throughGate } from '../../web/api/gate.ts'
import { shedLoad } from '../../web/api/shed-load.ts'
import { limits } from '../../web/limits.ts'
import { listen } from '../../web/listen.ts'
import { content } from '../conversations/open-test-desk.ts'

test.serial(
  'an overloaded desk refuses messages at once, still serves reads, and accepts messages again afterwards',
  async t => {
    const app = express()
    const held: (() => void)[] = []
    let full = () => {}
    const allHeld = new Promise<void>(resolve => {
      full = resolve
    })
    app.use(throughGate(shedLoad(content.problems)))
    app.get('/', (_request, response) => void response.send('read'))
    app.post('/', (request, response) => {
      if (request.get('x-quick')) return void response.send('taken')
      held.push(() => response.send('taken'))
      if (held.length === limits.turnsAtOnce) full()
    })
    const server = await listen(app, { port: 0, host: '127.0.0.1' })
    const all = Array.from({ length: limits.turnsAtOnce }, () => fetch(server.address, { method: 'POST' }))
    await allHeld

    const refused = await fetch(server.address, { method: 'POST', headers: { 'x-quick': '1' } })
    t.is(refused.status, 503)
    t.is(refused.headers.get('retry-after'), String(limits.retryAfter))
    t.is((await refused.json()).type, '/problems/unavailable')
    t.is((await fetch(server.address)).status, 200)

    for (const answer of held) answer()
    const answers = await Promise.all(all)
    t.true(answers.every(({ status }) => status === 200))
    await Promise.all(answers.map(answer => answer.text()))
    t.is((await fetch(server.address, { method: 'POST', headers: { 'x-quick': '1' } })).status, 200)
    await server.close()
  },
)
