import test from 'ava'
import type { Awaiting } from '../../bot/dialog/understanding.ts'
import { understand } from '../../bot/understanding/understand.ts'
import { model } from './shipped.ts'

const kinds: Awaiting = {
  choices: [
    { id: 'classic', label: '带按键和打印机的', also: ['传统机', '老式机器'], means: [] },
    { id: 'esign', label: '电签（没有打印机）', also: ['小机器'], means: [] },
    { id: 'smart', label: '大屏智能机', also: ['触屏的'], means: [] },
  ],
}
const outcome: Awaiting = {
  choices: [
    { id: 'done', label: '成功了', also: [], means: ['done', 'affirm'] },
    { id: 'stuck', label: '卡住了或失败', also: ['没成功'], means: ['not-working', 'deny'] },
  ],
}
const slip: Awaiting = {
  choices: [
    { id: 'yes', label: '有', also: ['打出来了'], means: ['affirm'] },
    { id: 'no', label: '没有', also: ['没打出来'], means: ['deny'] },
  ],
}

const chosen: readonly (readonly [message: string, awaiting: Awaiting, choice: string])[] = [
  ['带按键和打印机的', kinds, 'classic'],
  ['传统机', kinds, 'classic'],
  ['1', kinds, 'classic'],
  ['第二个', kinds, 'esign'],
  ['选3', kinds, 'smart'],
  ['最后一个', kinds, 'smart'],
  ['电签', kinds, 'esign'],
  ['是电签的', kinds, 'esign'],
  ['大屏', kinds, 'smart'],
  ['dianqian', kinds, 'esign'],
  ['大平智能鸡', kinds, 'smart'],
  ['傳統機', kinds, 'classic'],
  ['成功了', outcome, 'done'],
  ['好了', outcome, 'done'],
  ['是的', outcome, 'done'],
  ['卡住了', outcome, 'stuck'],
  ['还是不行', outcome, 'stuck'],
  ['有', slip, 'yes'],
  ['没有', slip, 'no'],
  ['没有啊', slip, 'no'],
  ['没', slip, 'no'],
]

for (const [message, awaiting, choice] of chosen) {
  test(`「${message}」 chooses ${choice} of ${awaiting.choices.map(({ label }) => label).join('／')}`, t => {
    const understood = understand(model, message, awaiting)
    t.is(understood.choice, choice)
    t.is(understood.why.by, 'choice')
  })
}

const topics: readonly (readonly [message: string, awaiting: Awaiting, intent: string])[] = [
  ['没纸了', outcome, 'slip-not-printed'],
  ['储存满了怎么办', kinds, 'storage-full'],
  ['转人工', kinds, 'human-agent'],
  ['上一步', kinds, 'back'],
  ['不是', kinds, 'deny'],
  ['没有', kinds, 'deny'],
]

for (const [message, awaiting, intent] of topics) {
  test(`「${message}」 is ${intent}, not one of the choices`, t => {
    const understood = understand(model, message, awaiting)
    t.is(understood.choice, null)
    t.is(understood.intent, intent)
  })
}

test('a number that is asked for is not the number of a choice', t => {
  const awaiting: Awaiting = { ...kinds, expects: 'count' }
  t.is(understand(model, '2', awaiting).choice, null)
})
