import test from 'ava'
import { type Familiarity, familiarityOf } from '../../bot/understanding/familiarity.ts'
import { fitScope } from '../../bot/understanding/fit-scope.ts'
import { understand } from '../../bot/understanding/understand.ts'
import { withoutDismissed } from '../../bot/understanding/without-dismissed.ts'
import { model } from './shipped.ts'

const { classifier, reading } = model
const familiarity = (text: string, table: Familiarity = classifier.familiarity): number =>
  familiarityOf(table, classifier.index, reading.tokensOf(text))

test('the characters of our trade are more familiar than those of a kitchen', t => {
  t.true(familiarity('刷卡机储存满') > 0)
  t.true(familiarity('红烧排骨炖土豆') < 0)
})

test('typed pinyin and unknown characters are neither familiar nor strange', t => {
  t.is(familiarity('chucun man'), 0)
  t.is(familiarity('龘龘'), 0)
  t.is(familiarity(''), 0)
})

test('the regression finds which evidence tells our messages from others', t => {
  const samples = [2, 1, 1.5, -1].flatMap(lead =>
    [3, 2, -2, -3].map(familiarity => ({
      evidence: { lead, familiarity },
      ours: familiarity > 0 || (lead === 2 && familiarity === -2),
      weight: 1,
    })),
  )
  const weights = fitScope(samples)
  t.true(weights.familiarity > 0)
  const chance = ({ lead, familiarity }: { lead: number; familiarity: number }) =>
    weights.lead * lead + weights.familiarity * familiarity + weights.bias
  t.true(chance({ lead: 1, familiarity: 3 }) > 0)
  t.true(chance({ lead: 1, familiarity: -3 }) < 0)
})

for (const [clauses, left] of [
  [['不是没纸', '是储存满'], ['是储存满']],
  [['网络正常', '就是签不上'], ['就是签不上']],
  [
    ['结算没问题', '就是还显示满'],
    ['结算没问题', '就是还显示满'],
  ],
  [
    ['不是吗', '就是满了'],
    ['不是吗', '就是满了'],
  ],
  [
    ['储存满', '不是'],
    ['储存满', '不是'],
  ],
] as const) {
  test(`of ${clauses.join('，')} ${left.join('，')} is left`, t => {
    t.deepEqual(withoutDismissed(clauses), left)
  })
}

for (const [message, intent, second] of [
  ['报96，还有打印机卡纸', 'response-code', 'slip-not-printed'],
  ['打印机卡纸，还有报96', 'slip-not-printed', 'response-code'],
  ['对账不平，另外昨天的钱没到', 'amount-mismatch', 'money-not-arrived'],
] as const) {
  test(`「${message}」 is first ${intent}, then ${second}`, t => {
    const understood = understand(model, message, null)
    t.is(understood.intent, intent)
    t.is(understood.second, second)
  })
}

test('a rule that the classifier surely contradicts is asked about', t => {
  const message = '少了一笔，票也没打'
  t.is(
    understand({ ...model, thresholds: { ...model.thresholds, contest: 1 } }, message, null).decision,
    'answer',
  )
  const asked = understand({ ...model, thresholds: { ...model.thresholds, contest: 0.5 } }, message, null)
  t.is(asked.decision, 'clarify')
  t.deepEqual(asked.options, ['amount-mismatch', 'slip-not-printed'])
})
