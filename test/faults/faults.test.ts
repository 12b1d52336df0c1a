import test from 'ava'
import { runFaults } from './run-faults.ts'

for (const store of ['SQLite', 'PostgreSQL'] as const) {
  test.serial(
    `killed, stopped, cut and frozen desks on ${store} keep every acknowledged message once`,
    async t => {
      t.timeout(300_000)
      const others = ['cut', 'polite', 'database', 'freeze'] as const
      const { losses, surprises, acknowledged, faults } = await runFaults({
        store,
        merchants: 6,
        kills: 3,
        minutes: 3,
        others,
        random: Math.random,
        tell: line => t.log(line),
      })
      t.deepEqual(losses, [])
      t.deepEqual(surprises, [])
      t.true(acknowledged > 20, `${acknowledged} messages were acknowledged`)
      t.true((faults['kill -9'] ?? 0) > 0)
      t.log(`${acknowledged} acknowledged`)
    },
  )
}
