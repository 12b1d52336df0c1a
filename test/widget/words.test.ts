import test from 'ava'
import fc from 'fast-check'
import { backOff } from '../../web/widget/back-off.ts'
import { checkDraft, longestMessage } from '../../web/widget/draft.ts'
import { type EnterPress, sendsMessage } from '../../web/widget/enter-key.ts'
import { splitScreenWords } from '../../web/widget/screen-words.ts'
import { fill } from '../../web/widget/texts.ts'

test('words in 「」 are from a key or screen, the rest is prose', t => {
  t.deepEqual(splitScreenWords('按「功能」键，选「结算」。'), [
    { text: '按', onDevice: false },
    { text: '功能', onDevice: true },
    { text: '键，选', onDevice: false },
    { text: '结算', onDevice: true },
    { text: '。', onDevice: false },
  ])
})

test('splitting a sentence loses and adds no character', t => {
  const sentences = fc
    .array(fc.constantFrom('「', '」', '\n', '按', 'A', '「」', '「「'))
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(sentences, sentence => {
      const parts = splitScreenWords(sentence)
      t.is(parts.map(({ text, onDevice }) => (onDevice ? `「${text}」` : text)).join(''), sentence)
    }),
  )
})

const enter: EnterPress = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 }

const presses: readonly [string, EnterPress, boolean][] = [
  ['Enter sends', enter, true],
  ['Shift and Enter begins a line', { ...enter, shiftKey: true }, false],
  ['Enter that accepts a candidate does not send', { ...enter, isComposing: true, keyCode: 229 }, false],
  ['the Enter that Safari reports after the composition does not send', { ...enter, keyCode: 229 }, false],
  ['a letter does not send', { ...enter, key: 'a', keyCode: 65 }, false],
]

for (const [title, press, sends] of presses) {
  test(title, t => t.is(sendsMessage(press), sends))
}

test('a draft is trimmed, and judged by what would be sent', t => {
  t.deepEqual(checkDraft(' \n '), { text: '', length: 0, verdict: 'empty' })
  t.deepEqual(checkDraft(' 储存满 '), { text: '储存满', length: 3, verdict: 'fine' })
  t.is(checkDraft('满'.repeat(longestMessage)).verdict, 'nearly-full')
  t.is(checkDraft('😀'.repeat(longestMessage)).verdict, 'nearly-full')
  t.is(checkDraft('满'.repeat(longestMessage + 1)).verdict, 'too-long')
})

test('retry delays double from at least half a second to at most half a minute', t => {
  t.is(backOff(0, 0), 500)
  t.is(backOff(0, 1), 1_000)
  t.is(backOff(3, 0), 4_000)
  t.is(backOff(50, 1), 30_000)
})

test('values replace their placeholders, and an unknown placeholder stays readable', t => {
  t.is(fill('第 {number}/{of} 步', { number: 3, of: 5 }), '第 3/5 步')
  t.is(fill('{nothing}', {}), '{nothing}')
})
