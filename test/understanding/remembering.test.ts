import test from 'ava'
import fc from 'fast-check'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { awaitingOf } from '../../bot/dialog/awaiting.ts'
import type { Awaiting } from '../../bot/dialog/understanding.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'
import { labelledContent } from '../../bot/understanding/labelled-content.ts'
import { understand, understandAfresh } from '../../bot/understanding/understand.ts'
import { openAt } from './free-answers.ts'
import { model, shipped } from './shipped.ts'

const content = loadContent(contentFolder).dialog
const steps = ['storage-full/settled', 'storage-full/try'].map(at => awaitingOf(content, openAt(at)))
const questions: readonly (Awaiting | null)[] = [null, ...steps, { choices: [], expects: 'phone' }]
const small = labelledContent(shipped, [
  { text: '小猫喵喵叫', intent: '1' },
  { text: '小狗汪汪叫', intent: '2' },
])

/** What is understood the third time a message is heard. */
const heardAgain = (message: string, awaiting: Awaiting | null) =>
  [1, 2, 3].map(() => understand(model, message, awaiting)).at(-1)

/** Whether a message that is heard for the third time is remembered. */
const isKept = (message: string) => heardAgain(message, null) === understand(model, message, null)

test('what is remembered of a training line is what a model that never heard it understands', t => {
  const lines = shipped.intents.flatMap(({ utterances }) => utterances)
  let kept = 0
  const property = fc.property(fc.constantFrom(...lines), fc.constantFrom(...questions), (line, awaiting) => {
    const again = heardAgain(line, awaiting)
    if (again === understand(model, line, awaiting)) kept += 1
    t.deepEqual(again, understandAfresh(model, line, awaiting))
  })
  fc.assert(property, { numRuns: 600 })
  t.true(kept > 500, `${kept} of 600 were remembered`)
})

test('a step is the same question to all who stand there, and another with other choices', t => {
  const here = openAt('storage-full/settled')
  const there = awaitingOf(content, openAt('storage-full/settled'))
  t.is(awaitingOf(content, here), there)
  t.not(awaitingOf(content, { ...here, aside: ['person'] }), there)
  t.not(awaitingOf(content, { ...here, offered: here.offered.slice(1) }), there)
})

test('a short answer means to each open question what it means there', t => {
  const [first, second] = [
    ['有', '没有'],
    ['没有', '有'],
  ].map(
    ([yes = '', no = '']): Awaiting => ({
      choices: [yes, no].map((label, at) => ({ id: `${at}`, label, also: [], means: [] })),
    }),
  )
  t.is(heardAgain('有', first ?? null)?.choice, '0')
  t.is(heardAgain('有', second ?? null)?.choice, '1')
})

for (const message of [
  '是',
  '好了。',
  '还是不行！',
  '储存满，请先结算',
  'POS机没信号',
  'chucunman le',
  '第2个',
  '就扣了1250元',
  '终端合计86,420.50元，主机少了1286.50',
  '结算单上48笔，我手里是49张',
  'batch upload timeout',
]) {
  test(`「${message}」 is remembered when it was said twice`, t => t.true(isKept(message)))
}

for (const message of [
  '我的电话13800138000',
  '卡号 6222 0212 3456 7890 128',
  '密码是a12',
  '验证码一二三四',
  '参考号 123456',
  '号码一三八零零一三八',
  '联系 zhangxiaoming@qq.com',
  '储存满'.repeat(70),
]) {
  test(`「${message.slice(0, 24)}」 is never remembered`, t => t.false(isKept(message)))
}

test('messages that are said by turns are all remembered', t => {
  const lines = shipped.intents.flatMap(({ utterances }) => utterances).filter((_, at) => at % 3 === 0)
  const attentive = buildModel(small)
  const round = () => lines.map(line => understand(attentive, line, null))
  round()
  const second = round()
  const again = round().filter((heard, at) => heard === second[at]).length
  t.true(again > lines.length * 0.97, `${again} of ${lines.length} were remembered`)
})

test('what is said once leaves nothing; what nobody says any more is forgotten, what is still said is not', t => {
  const forgetful = buildModel(small)
  const hear = (message: string) => understand(forgetful, message, null)
  const once = hear('小猫叫')
  t.not(hear('小猫叫'), once)
  const rare = hear('小猫叫')
  t.is(hear('小猫叫'), rare)
  hear('小狗叫')
  const usual = hear('小狗叫')
  const others = Array.from({ length: 8400 }, (_, at) => String.fromCharCode(0x4e00 + at, 0x5fff + at))
  for (const other of others) {
    hear(other)
    hear(other)
    hear('小狗叫')
  }
  t.is(hear('小狗叫'), usual)
  t.not(hear('小猫叫'), rare)
})
