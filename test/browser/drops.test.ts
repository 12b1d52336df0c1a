import test from 'ava'
import { dropKinds, playDrops } from './drops.ts'
import { openScriptedTrouble } from './troubled-desk.ts'
import { withBrowser } from './with-browser.ts'

const built = withBrowser(test)

test.serial(
  '30 connection drops over 100 messages in three tabs lose and double none, and every tab shows the same',
  async t => {
    t.timeout(170_000)
    const desk = await openScriptedTrouble(built())
    t.teardown(desk.close)
    const { tabs, drops } = await playDrops(built().browser, desk, {
      messages: 100,
      drops: 30,
      tabs: 3,
      seed: 7,
    })
    for (const { written, ...rest } of tabs) {
      t.true(written > 20)
      t.deepEqual(rest, { lost: 0, doubled: 0, swapped: 0, shows: 'the log' })
    }
    t.deepEqual(Object.keys(drops).sort(), [...dropKinds].sort(), 'every kind of drop has happened')
  },
)
