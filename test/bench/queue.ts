import { performance } from 'node:perf_hooks'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { openSession } from '../../bot/conversations/accounts/sessions.ts'
import { keepOwnership } from '../../bot/conversations/ownership.ts'
import { QUEUE_CHANGED } from '../../bot/conversations/wake.ts'
import { openTestConsole } from '../console/open-test-console.ts'

// How long an agent waits for the queue after it has changed: 40 agents against one, with 1,000 waiting merchants.
const AGENTS = 40
const WAITING = 1000
const ROUNDS = 10

const desk = await openTestConsole()
const { db } = desk.desk
for (let index = 0; index < WAITING; index++) {
  const since = desk.clock.at - index * 1000
  const row = { state: 'queue', since, waiting_since: since, problem: '储存满', version: 1 } as const
  await keepOwnership(db, `waiting-${index}`, row)
}
const cookies = await Promise.all(
  Array.from({ length: AGENTS }, async (_, index) => {
    const agent = await addAgent(db, `agent-${index}`, 'agent', desk.clock.at)
    if (!agent) throw new Error('A fresh database has an agent already.')
    return `posdesk-console=${await openSession(db, agent.id, 'open', 'bench', desk.clock.at)}`
  }),
)

const update = async (cookie: string): Promise<number> => {
  const began = performance.now()
  const response = await fetch(`${desk.address}/console/queue/list?tab=waiting`, { headers: { cookie } })
  await response.text()
  if (!response.ok) throw new Error(`The queue answered ${response.status}.`)
  return performance.now() - began
}

async function measure(agents: number): Promise<readonly [number, number, number]> {
  const before = process.cpuUsage()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Each round is a change: what was read and drawn for the one before serves nobody.
    desk.desk.wake.notify(QUEUE_CHANGED)
    times.push(...(await Promise.all(cookies.slice(0, agents).map(update))))
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return [at(0.5), at(0.95), (user + system) / 1000 / times.length]
}

await measure(AGENTS)
const one = await measure(1)
const all = await measure(AGENTS)
const line = (agents: number, [half, most, busy]: readonly [number, number, number]) =>
  `${String(agents).padStart(3)} agents  p50 ${half.toFixed(0)} ms  p95 ${most.toFixed(0)} ms  processor ${busy.toFixed(1)} ms an update\n`
process.stdout.write(`queue page update, ${WAITING} waiting, all agents at the same moment\n`)
process.stdout.write(line(1, one) + line(AGENTS, all))
process.stdout.write(`ratio of p95 ${(all[1] / one[1]).toFixed(1)}\n`)
await desk.close()
