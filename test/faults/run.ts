import { type FaultReport, runFaults } from './run-faults.ts'

/** `node --import=tsx test/faults/run.ts [kills per store] [minutes per store]`: the fault run, on both stores. */
const [kills = 100, minutes = 4.5] = process.argv.slice(2).map(Number)
const tell = (line: string) => void process.stdout.write(`${line}\n`)

const describe = (report: FaultReport): string =>
  [
    ...Object.entries(report.faults).map(([fault, count]) => `${fault.padEnd(24)}${count}`),
    `${'sent again'.padEnd(24)}${report.repeats}`,
    `${'acknowledged messages'.padEnd(24)}${report.acknowledged}`,
    `${'events in the log'.padEnd(24)}${report.events}`,
    `${'lost, doubled, disordered'.padEnd(24)} ${report.losses.length}`,
    ...report.losses.slice(0, 20),
    ...report.surprises.slice(0, 20),
  ].join('\n')

for (const store of ['SQLite', 'PostgreSQL'] as const) {
  tell(`${store}: three desks, 20 merchants`)
  const others = ['cut', 'freeze', 'clock', 'polite', 'database', 'disk', 'slow'] as const
  const report = await runFaults({
    store,
    desks: 3,
    merchants: 20,
    kills,
    minutes,
    others,
    random: Math.random,
    tell,
  })
  tell(describe(report))
  if ((report.faults['kill -9'] ?? 0) < kills) {
    tell(`The ${minutes} minutes were over before ${kills} desks were killed.`)
    process.exitCode = 1
  }
  if (report.losses.length > 0 || report.surprises.length > 0) process.exitCode = 1
}
