import test from 'ava'
import type { Timers } from '../../bot/conversations/quiet-watch.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { milliseconds } from '../../bot/dialog/duration.ts'
import { content, openTestDesk, temporaryFolder } from './open-test-desk.ts'

const { nudgeAfter, closeAfter } = content.dialog.responses.quiet

/** A clock that the test moves; what is due rings on the way. */
function manualClock(): { now: () => number; timers: Timers; pass: (duration: number) => void } {
  let now = Date.UTC(2026, 10, 23, 4)
  const waiting = new Set<{ at: number; ring: () => void }>()
  return {
    now: () => now,
    timers: {
      after(duration, ring) {
        const timer = { at: now + duration, ring }
        waiting.add(timer)
        return () => waiting.delete(timer)
      },
    },
    pass(duration) {
      now += duration
      for (const timer of [...waiting]) {
        if (timer.at > now) continue
        waiting.delete(timer)
        timer.ring()
      }
    },
  }
}

const keys = (log: Awaited<ReturnType<typeof readEvents>>): string[] =>
  log.flatMap(event => (event.type === 'said' ? [event.saying.key] : []))

test('a merchant who goes quiet is reminded once, then the flow is left; also across a restart', async t => {
  const { folder, remove } = temporaryFolder()
  t.teardown(remove)
  const { now, timers, pass } = manualClock()
  const first = await openTestDesk(folder, content, { now, timers })
  const channel = first.openChannel('test')
  await channel.receive({ conversationId: 'c1', incoming: { kind: 'start' }, tokenHash: '' })
  await channel.receive({
    conversationId: 'c1',
    incoming: { kind: 'text', messageId: 'm1', text: '储存满' },
  })

  const woken = new Promise<void>(resolve => first.wake.listen('c1', resolve))
  pass(milliseconds(nudgeAfter))
  await woken
  t.deepEqual(keys(await readEvents(first.db, 'c1')), ['welcome', 'nudge'])
  await first.close()

  const second = await openTestDesk(folder, content, { now, timers })
  t.teardown(() => second.close())
  const closed = new Promise<void>(resolve => second.wake.listen('c1', resolve))
  pass(milliseconds(closeAfter))
  await closed
  const log = await readEvents(second.db, 'c1')
  t.deepEqual(keys(log), ['welcome', 'nudge', 'close'])
  t.true(log.some(event => event.type === 'flowEnded' && event.outcome === 'left'))
})
