import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import { openSession } from '../../bot/conversations/accounts/sessions.ts'
import { keepOwnership } from '../../bot/conversations/ownership.ts'
import { queueChanged } from '../../bot/conversations/wake.ts'
import { openTestConsole, type TestConsole } from '../console/open-test-console.ts'
import { quantile, table } from './timings.ts'

const agentCount = 40
const waitingCount = 1000
const rounds = 10

/** How long an agent waits for the queue after it has changed: 40 agents against one, with 1,000 waiting merchants. */
export async function run(): Promise<void> {
  const desk = await openTestConsole()
  const cookies = await fill(desk)
  await measure(desk, cookies)
  const one = await measure(desk, cookies.slice(0, 1))
  const all = await measure(desk, cookies)
  const row = (agents: number, [half, most, busy]: Times) => [
    ...[String(agents), half.toFixed(0), most.toFixed(0)],
    ...[busy.toFixed(1), (most / one[1]).toFixed(1)],
  ]
  const head = ['agents', 'p50 ms', 'p95 ms', 'CPU ms an update', 'p95 is x times that of one']
  const title = `Queue page after a change, ${waitingCount} waiting, all agents at the same moment`
  process.stdout.write(table(title, [head, row(1, one), row(agentCount, all)]))
  await desk.close()
}

/** Fills the queue and signs the agents in; gives their cookies. */
function fill({ desk: { db }, clock }: TestConsole): Promise<string[]> {
  const wait = Array.from({ length: waitingCount }, (_, index) => {
    const since = clock.at - index * 1000
    const row = { state: 'queue', since, waiting_since: since, problem: '储存满', version: 1 } as const
    return keepOwnership(db, `waiting-${index}`, row)
  })
  const signIn = async (index: number) => {
    const agent = await addAgent(db, `agent-${index}`, 'agent', clock.at)
    if (!agent) throw new Error('A fresh database has an agent already.')
    return `posdesk-console=${await openSession(db, agent.id, 'open', 'bench', clock.at)}`
  }
  return Promise.all(wait).then(() =>
    Promise.all(Array.from({ length: agentCount }, (_, index) => signIn(index))),
  )
}

/** p50 and p95 of an update, and the processor's time for one, in milliseconds. */
type Times = readonly [number, number, number]

async function measure({ address, desk }: TestConsole, cookies: readonly string[]): Promise<Times> {
  const update = async (cookie: string): Promise<number> => {
    const began = performance.now()
    const response = await fetch(`${address}/console/queue/list?tab=waiting`, { headers: { cookie } })
    await response.text()
    if (!response.ok) throw new Error(`The queue answered ${response.status}.`)
    return performance.now() - began
  }
  const before = process.cpuUsage()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    // Each round is a change: what was read and drawn for the one before serves nobody.
    desk.wake.notify(queueChanged)
    times.push(...(await Promise.all(cookies.map(update))))
  }
  const { user, system } = process.cpuUsage(before)
  return [quantile(times, 0.5), quantile(times, 0.95), (user + system) / 1000 / times.length]
}
