import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { readLabelled } from '../../bot/commands/read-labelled.ts'
import { evaluate, type Tally } from '../../bot/understanding/evaluate.ts'
import { spoil } from './noise.ts'
import { model, shipped } from './shipped.ts'

const file = join(import.meta.dirname, 'held-out.jsonl')
const written = readLabelled(file, readFileSync(file, 'utf8'))
const { normalizeText } = model.reading
const trained = new Set(shipped.intents.flatMap(({ utterances }) => utterances.map(normalizeText)))
const lines = written.filter(({ text }) => !trained.has(normalizeText(text)))
const share = ({ lines: all }: Tally, part: number): number => part / all

test('at least 600 lines are held out, each with a known intent', t => {
  t.true(written.length >= 600)
  const known = new Set(shipped.intents.map(({ id }) => id))
  t.deepEqual(
    written.filter(
      ({ intent, second }) => !known.has(intent) || (second !== undefined && !known.has(second)),
    ),
    [],
  )
})

test('held-out messages are read as well as promised', t => {
  const { inScope, outOfScope, twoProblems } = evaluate(model, lines)
  t.true(share(inScope, inScope.right) >= 0.92, `right ${share(inScope, inScope.right)}`)
  t.true(share(inScope, inScope.right + inScope.offered) >= 0.95)
  t.true(share(inScope, inScope.wrong) <= 0.04, `wrong ${share(inScope, inScope.wrong)}`)
  t.true(share(outOfScope, outOfScope.right) >= 0.88, `out of scope ${share(outOfScope, outOfScope.right)}`)
  t.true(twoProblems.both / twoProblems.lines >= 0.9)
})

for (const [noise, least] of [
  ['homophone', 0.88],
  ['pinyin', 0.86],
  ['sloppy pinyin', 0.85],
  ['traditional', 0.92],
  ['dropped', 0.78],
  ['swapped', 0.78],
  ['mixed English', 0.87],
] as const) {
  test(`held-out messages survive ${noise}`, t => {
    const spoilt = lines
      .filter(({ intent }) => intent !== 'out-of-scope')
      .map((line, index) => ({ ...line, text: spoil(line.text, noise, index + 1) }))
    const { all } = evaluate(model, spoilt)
    t.true(share(all, all.right) >= least, `right ${share(all, all.right)}`)
  })
}
