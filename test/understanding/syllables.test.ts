import test from 'ava'
import fc from 'fast-check'
import { readChineseNumber } from '../../bot/understanding/chinese-number.ts'
import { latinWith, splitLatin } from '../../bot/understanding/split-latin.ts'
import { fold, syllables } from '../../bot/understanding/syllables.ts'

const english = ['pos', 'wifi', 'full']
const split = (run: string) =>
  splitLatin(run, latinWith(english, new Map())).map(
    ({ syllable, character }) => syllable ?? `"${character}"`,
  )

for (const [run, pieces] of [
  ['chucunman', ['cu', 'cun', 'man']],
  ['cucunman', ['cu', 'cun', 'man']],
  ['qingxianjiesuan', ['qin', 'xian', 'jie', 'suan']],
  ['posjihuaile', ['"pos"', 'ji', 'huai', 'le']],
  ['wifi', ['"wifi"']],
  ['xkcdq', ['"xkcdq"']],
] as const) {
  test(`${run} is read as ${pieces.join(' ')}`, t => {
    t.deepEqual(split(run), [...pieces])
  })
}

test('folding twice changes nothing more', t => {
  for (const syllable of syllables) t.is(fold(fold(syllable)), fold(syllable))
})

test('what accents and sloppy typing merge is one syllable', t => {
  t.is(fold('zhang'), fold('zan'))
  t.is(fold('niu'), fold('liu'))
  t.is(fold('hui'), fold('fei'))
  t.is(fold('ren'), fold('leng'))
})

test('a run of one to ten syllables without separators is never read as a word', t => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 10 }), row =>
        split(row.join('')).every(piece => !piece.startsWith('"') || english.includes(piece.slice(1, -1))),
      ),
    ),
  )
})

for (const [words, value] of [
  ['三', 3],
  ['十八', 18],
  ['一千二', 1200],
  ['两万三', 23000],
  ['一百零五', 105],
  ['三千零五十', 3050],
  ['二〇二六', 2026],
  ['千', 1000],
  ['三三百', null],
  ['猫', null],
  ['', null],
] as const) {
  test(`「${words}」 is the number ${value}`, t => {
    t.is(readChineseNumber(words), value)
  })
}

test('a long message typed without spaces is cut into syllables', t => {
  const run = 'wogangcaidianliaojiesuantayizhizaizhuanquanquanzhuanleyoushifenzhong'
  t.true(split(run).every(piece => !piece.startsWith('"')))
})
