import { core } from './core.ts'
import { exploreAll } from './runs.ts'

const states = Number(process.argv[2] ?? '2000000')
const began = performance.now()
const runs = exploreAll(core, states)
const seconds = (performance.now() - began) / 1000

const sum = (count: (run: (typeof runs)[number]) => number): number =>
  runs.reduce((total, run) => total + count(run), 0)
const rows = runs.map(run =>
  [
    String(run.states).padStart(9),
    String(run.transitions).padStart(11),
    String(run.powerCuts).padStart(8),
    String(run.violations.length).padStart(7),
    ` ${run.name}`,
  ].join(' '),
)
const lines = [
  '   states transitions     cuts  broken  start',
  ...rows,
  `${sum(run => run.states)} states, ${sum(run => run.transitions)} transitions, ${sum(run => run.powerCuts)} power cuts, ` +
    `${sum(run => run.followed)} times followed to the end in ${seconds.toFixed(0)} s`,
  ...runs.flatMap(run =>
    run.violations.map(({ what, path }) => `${run.name}: ${what}\n    ${path.join(' → ')}`),
  ),
]
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = runs.some(run => run.violations.length > 0) ? 1 : 0
