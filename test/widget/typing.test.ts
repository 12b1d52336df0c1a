import test from 'ava'
import { idleMs, tellEveryMs, tellTyping } from '../../web/widget/tell-typing.ts'
import { typistMs, watchTypist } from '../../web/widget/watch-typist.ts'
import { createManualClock } from './manual-clock.ts'

function teller() {
  const clock = createManualClock()
  const told: boolean[] = []
  return { clock, told, typing: tellTyping(clock, now => told.push(now)) }
}

test('while the merchant types the desk is told every four seconds, and once when it is over', async t => {
  const { clock, told, typing } = teller()
  for (let key = 0; key <= 10; key++) {
    typing.write('满'.repeat(key + 1))
    await clock.advance(500)
  }
  t.deepEqual(told, [true, true])
  await clock.advance(idleMs)
  t.deepEqual(told, [true, true, false])
})

test('sending or emptying the draft ends the typing at once, and only once', async t => {
  const { clock, told, typing } = teller()
  typing.write('储')
  typing.sent()
  typing.sent()
  t.deepEqual(told, [true, false])
  typing.write('满')
  typing.write(' ')
  t.deepEqual(told, [true, false, true, false])
  await clock.advance(idleMs + tellEveryMs)
  t.is(told.length, 4)
})

test('the typist is shown until told otherwise, until something is said, or for ten seconds', async t => {
  const clock = createManualClock()
  const seen: (string | null)[] = []
  const watch = watchTypist(clock, name => seen.push(name))
  watch.hear({ name: '王晓', typing: true })
  await clock.advance(typistMs - 1)
  watch.hear({ name: '王晓', typing: true })
  await clock.advance(typistMs - 1)
  t.deepEqual(seen, ['王晓'])
  await clock.advance(1)
  t.deepEqual(seen, ['王晓', null])
  watch.hear({ name: '李明', typing: true })
  watch.hear({ name: '李明', typing: false })
  watch.hear({ name: '李明', typing: true })
  watch.forget()
  t.deepEqual(seen.slice(2), ['李明', null, '李明', null])
})
