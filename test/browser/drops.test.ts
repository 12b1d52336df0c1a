import test from 'ava'
import { dropKinds, playDrops } from './drops.ts'
import { withBrowser } from './with-browser.ts'

const built = withBrowser(test)

test('30 drops over 100 messages in three tabs lose none, double none, and every tab shows the same', async t => {
  t.timeout(170_000)
  const result = await playDrops(built(), { messages: 100, drops: 30, tabs: 3, seed: 7 })
  t.deepEqual(
    [result.lost, result.doubled, result.swapped, result.differing],
    [0, 0, 0, 0],
    JSON.stringify(result),
  )
  t.deepEqual(Object.keys(result.drops).sort(), [...dropKinds].sort(), 'every kind of drop has happened')
})
