import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { readLabelled } from '../../bot/commands/read-labelled.ts'
import { evaluate, type Labelled, type Tally } from '../../bot/understanding/evaluate.ts'
import { freshSets } from './held-out-sets.ts'
import { spoil } from './noise.ts'
import { model, shipped } from './shipped.ts'

const { normalizeText } = model.reading
const trained = new Set(shipped.intents.flatMap(({ utterances }) => utterances.map(normalizeText)))
const linesOf = (name: string) => {
  const file = join(import.meta.dirname, name)
  return readLabelled(file, readFileSync(file, 'utf8'))
}
const untrained = (all: readonly Labelled[]) => all.filter(({ text }) => !trained.has(normalizeText(text)))
const written = linesOf('held-out.jsonl')
const lines = untrained(written)
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
  t.true(share(inScope, inScope.right) >= 0.96, `right ${share(inScope, inScope.right)}`)
  t.true(share(inScope, inScope.right + inScope.offered) >= 0.98)
  t.true(share(inScope, inScope.wrong) <= 0.02, `wrong ${share(inScope, inScope.wrong)}`)
  t.true(share(outOfScope, outOfScope.right) >= 0.93, `out of scope ${share(outOfScope, outOfScope.right)}`)
  t.true(twoProblems.both / twoProblems.lines >= 0.9)
})

for (const name of freshSets) {
  test(`the strangers of ${name} are understood`, t => {
    const { inScope, outOfScope } = evaluate(model, untrained(linesOf(name)))
    t.true(share(inScope, inScope.right) >= 0.92, `right ${share(inScope, inScope.right)}`)
    t.true(share(inScope, inScope.right + inScope.offered) >= 0.97)
    t.true(share(inScope, inScope.wrong) <= 0.025, `wrong ${share(inScope, inScope.wrong)}`)
    t.true(share(outOfScope, outOfScope.right) >= 0.9, `out of scope ${share(outOfScope, outOfScope.right)}`)
  })
}

for (const [noise, least] of [
  ['homophone', 0.955],
  ['pinyin', 0.965],
  ['sloppy pinyin', 0.95],
  ['traditional', 0.97],
  ['dropped', 0.93],
  ['swapped', 0.92],
  ['mixed English', 0.965],
] as const) {
  test(`held-out messages survive ${noise}`, t => {
    const spoilt = lines
      .filter(({ intent }) => intent !== 'out-of-scope')
      .map((line, index) => ({ ...line, text: spoil(line.text, noise, index + 1) }))
    const { all } = evaluate(model, spoilt)
    t.true(share(all, all.right) >= least, `right ${share(all, all.right)}`)
  })
}
