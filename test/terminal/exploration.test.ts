import test from 'ava'
import { type FactName, factNames } from '../../bot/terminal/fact.ts'
import { core } from './exploration/core.ts'
import { exploreAll } from './exploration/runs.ts'

const wanted = 205_000

// What needs more steps than an exploration goes, or hands that no merchant has: proven one by one in other tests.
const elsewhere: readonly FactName[] = [
  ...([
    'answer-unreadable',
    'not-a-test-card',
    'key-not-there',
    'key-not-live',
    'nothing-to-remove',
    'mac-wrong',
  ] as const),
  ...([
    'refund-approved',
    'preauth-void-approved',
    'completion-approved',
    'completion-void-approved',
  ] as const),
]

test('whatever is pressed, pulled or cut, no approved sale is lost or doubled, and the terminal can always sell again', t => {
  t.timeout(600_000)
  const runs = exploreAll(core, wanted)
  const sum = (count: (run: (typeof runs)[number]) => number): number =>
    runs.reduce((total, run) => total + count(run), 0)
  t.log(
    `${sum(run => run.states)} states, ${sum(run => run.transitions)} transitions, ${sum(run => run.powerCuts)} power cuts`,
    `${sum(run => run.followed)} times followed to the end, ${runs.length} starts`,
  )
  t.deepEqual(
    runs.flatMap(run => run.violations.map(({ what, path }) => `${run.name}: ${what}: ${path.join(' → ')}`)),
    [],
  )
  t.true(sum(run => run.states) >= 200_000)
  const seen = new Set(runs.flatMap(run => [...run.facts]))
  t.deepEqual(
    factNames.filter(name => !seen.has(name) && !elsewhere.includes(name)),
    [],
  )
})
