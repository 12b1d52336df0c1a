import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { cachedModel } from '../../bot/content/cached-model.ts'
import { labelledContent } from '../../bot/understanding/labelled-content.ts'
import { understand } from '../../bot/understanding/understand.ts'
import { shipped } from './shipped.ts'

const content = labelledContent(shipped, [
  { text: '小猫喵喵叫', intent: 'cat' },
  { text: '小狗汪汪叫', intent: 'dog' },
])

test('what was trained is kept, and a spoilt file is trained anew', t => {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-model-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const first = cachedModel(content, folder)
  const [file = ''] = readdirSync(folder)
  const second = cachedModel(content, folder)
  t.deepEqual(second.classifier.weights, first.classifier.weights)
  writeFileSync(join(folder, file), 'half a file')
  t.is(understand(cachedModel(content, folder), '小猫', null).intent, 'cat')
  t.deepEqual(readdirSync(folder), [file])
})

test('other content has a file of its own', t => {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-model-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  cachedModel(content, folder)
  cachedModel(labelledContent(shipped, [{ text: '小鸟', intent: 'bird' }]), folder)
  t.is(readdirSync(folder).length, 2)
})
