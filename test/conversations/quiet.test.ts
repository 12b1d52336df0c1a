import test from 'ava'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import type { Timers } from '../../bot/conversations/quiet-watch.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { milliseconds } from '../../bot/dialog/duration.ts'
import { onBothStores } from './both-stores.ts'
import { content, openTestDesk } from './open-test-desk.ts'

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

/** Resolves at the hint after which the log has this saying. */
function said(desk: OpenDesk, key: string): Promise<void> {
  return new Promise((resolve, reject) => {
    desk.wake.listen('c1', () => {
      readEvents(desk.db, 'c1').then(log => keys(log).includes(key) && resolve(), reject)
    })
  })
}

const both = onBothStores(test)

both('a quiet merchant is reminded once, then the flow is left, even across a restart', async (t, place) => {
  const { now, timers, pass } = manualClock()
  const first = await openTestDesk(place.folder, content, { ...place, now, timers })
  const channel = first.openChannel('test')
  await channel.receive({ conversationId: 'c1', incoming: { kind: 'start' }, tokenHash: '' })
  await channel.receive({
    conversationId: 'c1',
    incoming: { kind: 'text', messageId: 'm1', text: '储存满' },
  })

  const nudged = said(first, 'nudge')
  pass(milliseconds(nudgeAfter))
  await nudged
  t.deepEqual(keys(await readEvents(first.db, 'c1')), ['welcome', 'nudge'])
  await first.close()

  const second = await openTestDesk(place.folder, content, { ...place, now, timers })
  t.teardown(() => second.close())
  await second.resumed
  const closed = said(second, 'close')
  pass(milliseconds(closeAfter))
  await closed
  const log = await readEvents(second.db, 'c1')
  t.deepEqual(keys(log), ['welcome', 'nudge', 'close'])
  t.true(log.some(event => event.type === 'flowEnded' && event.outcome === 'left'))
})
