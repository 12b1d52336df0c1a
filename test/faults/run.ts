import { wrongs } from './check-log.ts'
import { type FaultPlan, type FaultReport, runFaults } from './run-faults.ts'

/**
 * `node --import=tsx test/faults/run.ts [kills] [minutes]`: the fault run, on both stores, and on PostgreSQL with desks
 * that serve the same merchants at once. Kills and minutes are those of all together.
 */
const [kills = 200, minutes = 9.5] = process.argv.slice(2).map(Number)
const tell = (line: string) => void process.stdout.write(`${line}\n`)

const countOf = ({ losses }: FaultReport): string =>
  wrongs.map(wrong => `${wrong} ${losses.filter(loss => loss.wrong === wrong).length}`).join(', ')

const describe = (report: FaultReport): string =>
  [
    ...Object.entries(report.faults).map(([fault, count]) => `${fault.padEnd(24)}${count}`),
    `${'sent again'.padEnd(24)}${report.repeats}`,
    `${'longest silence, seconds'.padEnd(24)}${(report.silence / 1000).toFixed(1)}`,
    `${'acknowledged messages'.padEnd(24)}${report.acknowledged}`,
    `${'events in the log'.padEnd(24)}${report.events}`,
    countOf(report),
    ...report.losses.slice(0, 20).map(({ sentence }) => sentence),
    ...report.surprises.slice(0, 20),
  ].join('\n')

const faults = ['cut', 'freeze', 'clock', 'polite', 'database', 'disk', 'slow'] as const
// Between two kills with another fault one comes alone: starting desks takes most of the time.
const others = faults.flatMap(fault => [fault, null])
const runs: readonly (Pick<FaultPlan, 'store' | 'desks' | 'together'> & { title: string; share: number })[] =
  [
    { title: 'SQLite, three desks that take over', store: 'SQLite', desks: 3, share: 0.4 },
    { title: 'PostgreSQL, three desks that take over', store: 'PostgreSQL', desks: 3, share: 0.4 },
    { title: 'PostgreSQL, three desks at once', store: 'PostgreSQL', desks: 3, together: true, share: 0.2 },
  ]

const began = performance.now()
let killed = 0
let broken = false
let sharesLeft = 1
for (const { title, share, ...desks } of runs) {
  tell(`${title}, 20 merchants`)
  // A run's share of what is left: what one had too much or too little of goes to the next.
  const part = share / sharesLeft
  sharesLeft -= share
  const minutesLeft = minutes - (performance.now() - began) / 60_000
  const report = await runFaults({
    ...{ ...desks, others, tell, random: Math.random, merchants: 20 },
    ...{ kills: Math.ceil((kills - killed) * part), minutes: minutesLeft * part },
  })
  tell(`${describe(report)}\n`)
  killed += report.faults['kill -9'] ?? 0
  broken ||= report.losses.length > 0 || report.surprises.length > 0
}
tell(`${killed} desks killed`)
if (killed < kills) tell(`The ${minutes} minutes were over before ${kills} desks were killed.`)
// Not by `process.exitCode`: the PostgreSQL of the tests ends the process with 0.
process.exit(broken || killed < kills ? 1 : 0)
