import test from 'ava'
import { understand } from '../../bot/understanding/understand.ts'
import { model } from './shipped.ts'

const answers: Readonly<Record<string, readonly string[]>> = {
  'storage-full': [
    '机器显示储存满请先结算',
    '储存满',
    '存储满',
    '流水满了',
    '請先結算',
    'chucunman',
    '我没结算，机器提示满了',
    '流水满是什么意思',
    '总计金额太大，请立即结算',
  ],
  'storage-not-freed': ['结算完还是满', '已经结算了，可是还提示请先结算', '結算咗都仲係滿'],
  'settlement-interrupted': ['结算没成功', '批上送是什么意思', '上次结算未完成'],
  'settlement-steps': ['怎么结算', '用哪个操作员结算'],
  'settlement-purpose': ['不结算会怎样', '不结算钱会到账吗'],
  'amount-mismatch': ['对账不平是什么意思'],
  'sign-in-failed': ['POS未签到', 'MAC校验错'],
  'money-not-arrived': ['少到账了五十'],
  'records-gone': ['不小心点了结算'],
  'slip-not-printed': ['重打昨天的结算单'],
  'response-code': ['96是什么意思', '余额不足'],
  'clear-records': ['怎么进99菜单清流水'],
  'human-agent': ['转人工', '你是机器人吧，给我找个真人'],
  'about-bot': ['你是机器人吗'],
  affirm: ['是的', '嗯嗯', 'hao de'],
  deny: ['不是', '没有'],
  done: ['好了'],
}

for (const [intent, messages] of Object.entries(answers)) {
  for (const message of messages) {
    test(`「${message}」 is answered as ${intent}`, t => {
      const understood = understand(model, message, null)
      t.is(understood.intent, intent)
      t.is(understood.decision, 'answer')
    })
  }
}

for (const message of [
  '手机内存满了',
  '工资怎么结算',
  '信用卡还款',
  '快递到哪了',
  '今天天气怎么样',
  '哈哈哈哈',
  '。。。',
  '',
]) {
  test(`「${message}」 is out of scope`, t => {
    const understood = understand(model, message, null)
    t.is(understood.decision, 'out-of-scope')
    t.is(understood.intent, 'out-of-scope')
  })
}

test('a second problem in the message is kept', t => {
  const understood = understand(model, '打印没纸还有储存满了', null)
  t.is(understood.intent, 'slip-not-printed')
  t.is(understood.second, 'storage-full')
})

test('the reason names the rule and the terms that counted', t => {
  const { why } = understand(model, '储存满了怎么办', null)
  t.is(why.by, 'rule')
  t.true(why.terms.includes('储存满'))
})

test('the masked text is what is kept', t => {
  const understood = understand(model, '卡号 6222 0212 3456 7890 128 刷不了', null)
  t.false(understood.text.includes('6222'))
})
