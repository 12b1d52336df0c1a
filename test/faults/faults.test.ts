import test from 'ava'
import { runFaults } from './run-faults.ts'

// The short form of `npm run faults`: one desk, which comes back each time.
for (const [store, others] of [
  ['SQLite', ['cut', 'slow']],
  ['PostgreSQL', ['database', 'freeze']],
] as const) {
  test.serial(`a desk on ${store} that is killed and hurt keeps every acknowledged message once`, async t => {
    t.timeout(300_000)
    const { losses, surprises, acknowledged, faults } = await runFaults({
      ...{ store, others, desks: 1, merchants: 6, kills: 2, minutes: 5 },
      random: Math.random,
      tell: line => t.log(line),
    })
    t.deepEqual(losses, [])
    t.deepEqual(surprises, [])
    t.true(acknowledged > 6, `${acknowledged} messages were acknowledged`)
    t.is(faults['kill -9'], 2)
    t.log(`${acknowledged} acknowledged`)
  })
}
