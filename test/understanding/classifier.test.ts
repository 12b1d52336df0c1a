import test from 'ava'
import { buildModel } from '../../bot/understanding/build-model.ts'
import { labelledContent } from '../../bot/understanding/labelled-content.ts'
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

test('any labelled set trains the same classifier, also one whose labels look like numbers', t => {
  const other = buildModel(labelledContent(shipped, animals), thoroughTraining)
  t.is(understand(other, '我的猫', null).intent, '1')
  t.is(understand(other, 'xiaogou', null).intent, '2')
  t.is(understand(other, '大狗', null).decision, 'answer')
})

test('the same content always gives the same classifier', t => {
  const [first, second] = [1, 2].map(() => buildModel(labelledContent(shipped, animals)).classifier)
  t.deepEqual(first?.weights, second?.weights)
})

test('a packed classifier comes back as it was', t => {
  const back = unpackClassifier(packClassifier(model.classifier))
  t.deepEqual(back?.labels, model.classifier.labels)
  t.deepEqual(back?.index.names, model.classifier.index.names)
  t.deepEqual(back?.index.grams, model.classifier.index.grams)
  t.deepEqual(back?.weights, model.classifier.weights)
  t.deepEqual(back?.bias, model.classifier.bias)
  t.deepEqual(back?.familiarity, model.classifier.familiarity)
})

test('bytes that are not a whole classifier give none', t => {
  const bytes = packClassifier(buildModel(labelledContent(shipped, animals)).classifier)
  t.is(unpackClassifier(new Uint8Array()), null)
  t.is(unpackClassifier(bytes.subarray(0, bytes.length - 1)), null)
  t.is(unpackClassifier(new Uint8Array(100)), null)
})
