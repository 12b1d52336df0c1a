import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../../bot/conversations/database.ts'
import { type Postgres, startPostgres } from '../conversations/start-postgres.ts'
import { type Checked, checkLog } from './check-log.ts'
import { openCuttingProxy } from './cutting-proxy.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'
import { holdWrites } from './hold-writes.ts'
import { runMerchant } from './persistent-merchant.ts'
import { smallDisk } from './small-disk.ts'

export interface FaultPlan {
  readonly store: 'SQLite' | 'PostgreSQL'
  /** A single one is waited for when it was killed. */
  readonly desks: number
  /** Merchants talk to all desks at once; else the next takes over when one is killed. */
  readonly together?: boolean
  readonly merchants: number
  /** Stops when so many desks were killed, or the time is over, the first starts included. */
  readonly kills: number
  readonly minutes: number
  /** Faults beside the kills, in turn; with null a kill comes alone. */
  readonly others: readonly (Fault | null)[]
  readonly random: () => number
  readonly tell: (line: string) => void
}

type Fault = 'cut' | 'freeze' | 'clock' | 'polite' | 'database' | 'disk' | 'slow'

export interface FaultReport extends Checked {
  readonly faults: Readonly<Record<string, number>>
  readonly repeats: number
  /** Milliseconds in which no merchant's message was acknowledged, at their longest. */
  readonly silence: number
  /** What merchants should never have been answered, and desks that ended without being told to. */
  readonly surprises: readonly string[]
}

/** Real desks on one store under load, hurt in turn; then the log is compared with what was acknowledged. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  const { store, random, tell } = plan
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-faults-'))
  const disk = store === 'SQLite' && plan.others.includes('disk') ? smallDisk(join(folder, 'disk')) : null
  const postgres = store === 'PostgreSQL' ? await startPostgres() : null
  const databaseUrl = await postgres?.createDatabase()
  const data = disk?.folder ?? join(folder, 'data')
  const environment = { DATA_DIR: data, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }
  const wire = await openCuttingProxy()
  // Where nothing is built and trained yet, the first one does it for all.
  const desks = [await bringUp(environment)]
  desks.push(...(await Promise.all(Array.from({ length: plan.desks - 1 }, () => bringUp(environment)))))
  const db = await openDatabase(data, databaseUrl)
  let leading = 0
  const away = new Set<number>()
  /** Leads to the desks that are there, all or one of them. */
  const lead = (index: number) => {
    leading = index
    const there = desks.filter((_desk, at) => (plan.together ? !away.has(at) : at === index))
    wire.leadTo(there.map(({ port }) => port))
  }
  lead(0)

  let over = false
  let silence = 0
  let acknowledgedAt = performance.now()
  let heard = () => {}
  /** Resolves some time after the next acknowledgement: whatever is hurt is hurt while it works. */
  const atWork = async () => {
    const next = new Promise<void>(resolve => {
      heard = resolve
    })
    // A desk that says nothing for a minute is hurt all the same.
    await Promise.race([next, delay(60_000, undefined, { ref: false })])
    await delay(random() * 300)
  }
  const merchants = Array.from({ length: plan.merchants }, () =>
    runMerchant(
      () => wire.address,
      () => 100 + random() * 200,
      () => over,
      () => {
        silence = Math.max(silence, performance.now() - acknowledgedAt)
        acknowledgedAt = performance.now()
        heard()
      },
    ),
  )
  const counts: Record<string, number> = {}
  const count = (fault: string) => {
    counts[fault] = (counts[fault] ?? 0) + 1
  }

  const surprises: string[] = []
  const noteEnded = (desk: DeskProcess | undefined) => {
    if (desk && !desk.runs()) surprises.push(`A desk ended by itself: ${desk.output().slice(-1000)}`)
  }
  const returning = new Map<number, Promise<void>>()
  /** Ends one desk while the merchants talk to it; the next takes over, and the first comes back meanwhile. */
  const replace = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const victim = leading
    const next = (victim + 1) % desks.length
    await returning.get(next)
    await atWork()
    noteEnded(desks[victim])
    await desks[victim]?.end(signal)
    away.add(victim)
    lead(next)
    const back = bringUp(environment).then(desk => {
      desks[victim] = desk
      away.delete(victim)
      if (plan.together || leading === victim) lead(leading)
    })
    returning.set(victim, back)
  }
  const hurt = async (fault: Fault) => {
    const desk: DeskProcess | undefined = desks[leading]
    if (fault === 'cut') wire.cut()
    else if (fault === 'clock') desk?.signal('SIGUSR2')
    else if (fault === 'polite') await replace('SIGTERM')
    else if (fault === 'database') await (postgres as Postgres | null)?.restart()
    else if (fault === 'disk') await disk?.fillFor(700)
    else if (fault === 'slow') await holdWrites(db, store, 700)
    else await freeze(desk)
    count(fault)
  }

  const others = plan.others.filter(fault =>
    fault === 'disk' ? disk : fault === 'database' ? postgres : true,
  )
  for (let kills = 0; kills < plan.kills && performance.now() - began < plan.minutes * 60_000; kills += 1) {
    const other = others[kills % others.length]
    if (other) {
      await atWork()
      await hurt(other)
    }
    await replace('SIGKILL')
    count('kill -9')
    if (kills % 20 === 19) tell(`${kills + 1} desks killed`)
  }
  over = true
  await Promise.all(returning.values())
  const done = await Promise.all(merchants)
  desks.forEach(noteEnded)
  await Promise.all(desks.map(desk => desk.end('SIGTERM')))

  const checked = await checkLog(db, done)
  await db.destroy()
  await wire.close()
  await postgres?.stop()
  disk?.remove()
  rmSync(folder, { recursive: true, force: true })
  return {
    ...checked,
    faults: counts,
    repeats: done.reduce((sum, { repeats }) => sum + repeats, 0),
    silence,
    surprises: [...surprises, ...done.flatMap(merchant => merchant.surprises)],
  }
}

/**
 * Starts a desk as a supervisor does: again, when it could not because the disk or the database was being hurt. It has
 * answered once, so that it has loaded what it answers with before it takes over.
 */
async function bringUp(environment: Readonly<Record<string, string>>): Promise<DeskProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      const desk = await startDesk(environment)
      const address = `http://127.0.0.1:${desk.port}/api/conversations`
      // Where it cannot answer because it is being hurt it has loaded all the same.
      await fetch(address, { method: 'POST', signal: AbortSignal.timeout(20_000) }).catch(() => {})
      return desk
    } catch (error) {
      if (tries === 10) throw error
      await delay(300)
    }
  }
}

/** A process that gets no time, as on a machine that swaps or a disk that does not answer. */
async function freeze(desk: DeskProcess | undefined): Promise<void> {
  desk?.signal('SIGSTOP')
  await delay(400)
  desk?.signal('SIGCONT')
}
