import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { readLabelled } from '../../bot/commands/read-labelled.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'
import { holdOut } from '../../bot/understanding/hold-out.ts'
import { labelledContent } from '../../bot/understanding/labelled-content.ts'
import { opinionOn } from '../../bot/understanding/opinion.ts'
import { packClassifier, unpackClassifier } from '../../bot/understanding/pack-classifier.ts'
import { thoroughTraining } from '../../bot/understanding/train.ts'
import { understand } from '../../bot/understanding/understand.ts'
import { model, shipped } from './shipped.ts'

const animals = [
  { text: '小猫喵喵叫', intent: '1' },
  { text: '猫咪吃鱼', intent: '1' },
  { text: '小狗汪汪叫', intent: '2' },
  { text: '狗啃骨头', intent: '2' },
]

/** Millions of numbers: compared one by one by the test runner they would take seconds. */
const bytesOf = (weights: Int16Array = new Int16Array()): Uint8Array => new Uint8Array(weights.buffer)

test('any labelled set trains the same classifier, also one whose labels look like numbers', t => {
  const other = buildModel(labelledContent(shipped, animals), thoroughTraining)
  t.is(understand(other, '我的猫', null).intent, '1')
  t.is(understand(other, 'xiaogou', null).intent, '2')
  t.is(understand(other, '大狗', null).decision, 'answer')
})

test('the same content always gives the same classifier', t => {
  const [first, second] = [1, 2].map(() => buildModel(labelledContent(shipped, animals)).classifier)
  t.is(Buffer.compare(bytesOf(first?.weights), bytesOf(second?.weights)), 0)
})

test('a packed classifier comes back as it was', t => {
  const back = unpackClassifier(packClassifier(model.classifier))
  t.deepEqual(back?.labels, model.classifier.labels)
  t.deepEqual(back?.index.names, model.classifier.index.names)
  t.deepEqual(back?.index.grams, model.classifier.index.grams)
  t.is(back?.unit, model.classifier.unit)
  t.is(Buffer.compare(bytesOf(back?.weights), bytesOf(model.classifier.weights)), 0)
  t.deepEqual(back?.bias, model.classifier.bias)
  t.deepEqual(back?.familiarity, model.classifier.familiarity)
})

test('bytes that are not a whole classifier give none', t => {
  const bytes = packClassifier(buildModel(labelledContent(shipped, animals)).classifier)
  t.is(unpackClassifier(new Uint8Array()), null)
  t.is(unpackClassifier(bytes.subarray(0, bytes.length - 1)), null)
  t.is(unpackClassifier(new Uint8Array(100)), null)
})

const file = join(import.meta.dirname, 'held-out.jsonl')
const lines = readLabelled(file, readFileSync(file, 'utf8'))
const without = (place: number) => lines.filter((_, at) => at !== place)

test('one training line more moves few of the scores of other messages', t => {
  const [learnt, unseen] = [0, 1].map(half => lines.filter((_, at) => at % 2 === half))
  const scoresAfter = (training: typeof lines = []) => {
    const one = buildModel(labelledContent(shipped, training))
    return (unseen ?? []).map(({ text }) => opinionOn(one, one.reading.read(text)).scores)
  }
  const all = scoresAfter(learnt)
  for (const gone of [0, 100]) {
    const moved = scoresAfter(learnt?.filter((_, at) => at !== gone)).filter((scores, message) =>
      scores.some((score, label) => Math.abs(score - (all[message]?.[label] ?? 0)) > 0.05),
    )
    t.true(moved.length < all.length / 10, `${moved.length} of ${all.length}`)
  }
})

test('which lines are held out goes by their text, so that one line more leaves the others where they were', t => {
  const heldOf = (training: typeof lines) => holdOut(labelledContent(shipped, training), 2, 5)
  const { rest, held } = heldOf(lines)
  t.is(held.length + rest.intents.flatMap(({ utterances }) => utterances).length, lines.length)
  t.true(held.length > lines.length / 7 && held.length < lines.length / 3.5)
  const gone = lines[0]?.text
  t.deepEqual(
    heldOf(without(0)).held,
    held.filter(({ text }) => text !== gone),
  )
})
