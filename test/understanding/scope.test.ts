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

test('typed pinyin is familiar by its sound, and unknown characters are neither familiar nor strange', t => {
  t.true(familiarity('shua ka ji chu cun man') > familiarity('hong shao pai gu dun tu dou'))
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
  [['签到没问题', '也没满', '就是老断网'], ['就是老断网']],
  [['不是账不平', '账是对的', '就是钱没到'], ['就是钱没到']],
  [['没在结算', '就是按键没反应'], ['就是按键没反应']],
  [['我没问怎么结算', '步骤我会', '它说我这个号不许结'], ['它说我这个号不许结']],
  [['别再给我发步骤', '直接找个人跟我说'], ['直接找个人跟我说']],
  [['冲正的事先放一边', '先讲讲怎么结算'], ['先讲讲怎么结算']],
  [['既非密码有误', '亦非缺纸', '批上送到一半断了'], ['批上送到一半断了']],
  [['签到弄好了', '现在是打印机不出票'], ['现在是打印机不出票']],
  [['密码我没忘', '是不让结算'], ['是不让结算']],
  [['我不想知道密码', '只想知道怎么签到'], ['只想知道怎么签到']],
  [
    ['不知道怎么结算', '急死了'],
    ['不知道怎么结算', '急死了'],
  ],
  [
    ['纸换好了', '打不出来'],
    ['纸换好了', '打不出来'],
  ],
  [
    ['结算正常', '机器提示满'],
    ['结算正常', '机器提示满'],
  ],
  [
    ['昨天不是结过了', '怎么储存满'],
    ['昨天不是结过了', '怎么储存满'],
  ],
  [
    ['刷不了', '也没小票'],
    ['刷不了', '也没小票'],
  ],
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

const problems = [
  ['storage-full', '储存满'],
  ['slip-not-printed', '打印机没纸'],
  ['sign-in-failed', '签到失败'],
  ['money-not-arrived', '钱没到账'],
  ['amount-mismatch', '对账不平'],
  ['terminal-frozen', '机器死机'],
] as const

for (const sentence of [
  '不是A是B',
  '我说的不是A，我说的是B',
  '跟A没关系，是B',
  'A解决了，现在是B',
  'A倒没有，就是B',
  '之前A，现在好了，现在是B',
  '又不是A，为什么B',
  '别跟我讲A，我问的是B',
  'B，不是A',
]) {
  test(`of 「${sentence}」 B is answered`, t => {
    for (const [, aside] of problems) {
      for (const [intent, meant] of problems.filter(([, other]) => other !== aside)) {
        const message = sentence.replace('A', aside).replace('B', meant)
        t.is(understand(model, message, null).intent, intent, message)
      }
    }
  })
}

for (const message of [
  '这不是骗子是什么',
  '怎么又满了，不是昨天才结的',
  '储存满，不是',
  '不是结算成功了吗怎么还说满',
]) {
  test(`「${message}」 sets nothing aside`, t => {
    t.deepEqual(reading.read(message).clauses.flat().length, reading.tokensOf(message).length)
  })
}

for (const [message, intent] of [
  ['memory full，please settle', 'storage-full'],
  ['settlement failed了', 'settlement-interrupted'],
  ['printer没paper了', 'slip-not-printed'],
  ['ccm zmb', 'storage-full'],
  ["my terminal doesn't work", 'something-wrong'],
  ['how do I sign in', 'sign-in-failed'],
  ['it is not turning on', 'terminal-frozen'],
] as const) {
  test(`「${message}」 is ${intent}`, t => {
    t.is(understand(model, message, null).intent, intent)
  })
}

for (const [message, matter] of [
  ['老板你好，请问签到失败', '签到失败'],
  ['麻烦看看小票打不出来，在线等，急！', '小票打不出来'],
  ['【拉卡拉】储存满，谢谢', '储存满'],
  ['早上好，我们店里没信号，怎么办', '没信号'],
  ['您好，在吗', '您好，在吗'],
  ['问题解决了，谢谢', '问题解决了，谢谢'],
] as const) {
  test(`the matter of 「${message}」 is 「${matter}」`, t => {
    const written = (text: string) => text.replace(/[^\p{L}]/gu, '')
    const read = reading.read(message).clauses.flatMap(clause => clause.map(({ character }) => character))
    t.is(read.join(''), written(matter))
  })
}

test('initials and English words mean something only where they stand alone', t => {
  t.is(reading.normalizeText('zmb'), '怎么办')
  t.is(reading.normalizeText('fullname blogs'), 'fullname blogs')
})

const read = (message: string, thresholds: Partial<typeof model.thresholds>) =>
  understand({ ...model, thresholds: { ...model.thresholds, ...thresholds } }, message, null)

test('a rule that the classifier surely contradicts is asked about, and not followed when it is very sure', t => {
  const message = '为什么结了几天机器又叫我结算一次'
  const ruled = read(message, { contest: 1, overrule: 1 })
  t.deepEqual([ruled.why.by, ruled.intent], ['rule', 'storage-not-freed'])
  const asked = read(message, { contest: 0.5, overrule: 1 })
  t.is(asked.decision, 'clarify')
  t.deepEqual(asked.options.slice(0, 2), ['settlement-purpose', 'storage-not-freed'])
  const overruled = read(message, { contest: 0.5, overrule: 0.6, answer: 0.6 })
  t.deepEqual([overruled.why.by, overruled.intent], ['classifier', 'settlement-purpose'])
})

test('what a rule says is turned away where the background is surer than the threshold for it', t => {
  const message = '行李箱密码忘了'
  t.is(read(message, { contest: 1, dismiss: 1 }).intent, 'operator-password')
  t.is(read(message, { dismiss: 0.3 }).decision, 'out-of-scope')
})

test('a screen text with a slip is followed only as far as the classifier agrees', t => {
  t.is(understand(model, '无交易流水', null).intent, 'records-gone')
  t.is(understand(model, '机器显示交易流水满', null).intent, 'storage-full')
})

for (const [typed, written] of [
  ['打印机卡纸海有报96', '打印机卡纸还有报96'],
  ['对账不平令外昨天的钱没到', '对账不平，另外昨天的钱没到'],
  ['dui zhang bu ping,ling wai zuo tian de qian mei dao', '对账不平，另外昨天的钱没到'],
  ['bushimeizhi,jiushichucunman', '不是没纸，就是储存满'],
] as const) {
  test(`「${typed}」 is cut into clauses like 「${written}」`, t => {
    const [one, other] = [understand(model, typed, null), understand(model, written, null)]
    t.is(one.intent, other.intent)
    t.is(one.second, other.second)
  })
}

for (const typed of ['chǔ cún mǎn', 'chu3 cun2 man3', 'chu3cun2man3', 'CHU CUN MAN']) {
  test(`「${typed}」 is typed pinyin, tones or not`, t => {
    t.is(reading.normalizeText(typed).replaceAll(' ', ''), 'chucunman')
  })
}
