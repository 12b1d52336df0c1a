import type { WireChoice, WireEvent } from '../../bot/dialog/wire.ts'
import type { Fact, Script } from './scripted-desk.ts'

const steps = [
  {
    name: '操作员签到',
    text: '用有结算权限的操作员签到。\n一般是「01」号操作员，再按「确认」。',
    seen: '屏幕回到「消费」主界面',
  },
  { name: '进入结算', text: '按「功能」键，选「结算」。', seen: '屏幕显示「结算」和笔数、金额' },
  {
    name: '核对交易数据',
    text: '看屏幕上的笔数和金额，和您这几天的小票对一对。',
    seen: '借记、贷记的笔数和金额都对得上',
  },
  {
    name: '执行结算',
    text: '核对无误后按「确认」。机器会自己上送交易，别断电，等它走完。',
    seen: '屏幕显示「结算成功」',
  },
  { name: '打印结算单', text: '机器会自动打印结算单，撕下来收好。', seen: '结算单上有批次号和合计' },
] as const

const stepChoices: readonly WireChoice[] = [
  { id: 'done', label: '做好了' },
  { id: 'stuck', label: '不行' },
  { id: 'show', label: '演示给我看' },
]

export const greeting: readonly Fact[] = [
  { from: 'system', type: 'conversationStarted' },
  {
    from: 'bot',
    type: 'said',
    text: '您好，这里是 POS 机服务台。机器出了什么状况？',
    choices: [
      { id: 'storage-full', label: '显示「储存满」' },
      { id: 'other', label: '别的问题' },
    ],
  },
]

const stepShown = (number: number): Fact => {
  const step = steps[number - 1]
  if (!step)
    return { from: 'bot', type: 'said', text: '结算完成了，机器可以继续收款。', flow: 'storage-full' }
  return {
    from: 'bot',
    type: 'stepShown',
    flow: 'settlement-steps',
    node: `step-${number}`,
    step: { number, of: steps.length, name: step.name },
    text: step.text,
    seen: step.seen,
    choices: stepChoices,
  }
}

const lastOffer = (log: readonly WireEvent[]): WireEvent | undefined =>
  [...log].reverse().find(event => event.choices !== undefined)

/** A made-up conversation about a full terminal, as long as the tests need. */
export const storageFullTalk: Script = ({ text, choiceId, happened, stars, phone, photo }, log) => {
  const offer = lastOffer(log)
  if (happened) {
    return [
      { from: 'merchant', type: 'terminalReported', text: '演示终端：已结算' },
      ...advance(log, 'done', { from: 'system', type: 'choiceMade', choice: 'done' }),
    ]
  }
  if (stars) return [{ from: 'merchant', type: 'rated', stars }]
  if (phone) return [{ from: 'merchant', type: 'callbackLeft' }]
  if (photo) return [{ from: 'merchant', type: 'photoSent', photo: 'photos/p1' }]
  if (choiceId === 'back') return stepBack(log)
  if (choiceId === 'person') {
    return [
      { from: 'merchant', type: 'choiceMade', choice: 'person', text: '转人工' },
      { from: 'system', type: 'handoffRequested' },
      { from: 'bot', type: 'said', text: '好的，请留一个能联系到您的电话，同事会尽快回电。' },
    ]
  }
  if (choiceId !== undefined) {
    const choice = offer?.choices?.find(({ id }) => id === choiceId)
    const answered = log.some(event => event.type === 'choiceMade' && event.seq > (offer?.seq ?? 0))
    if (!choice || answered) return 409
    return advance(log, choiceId, {
      from: 'merchant',
      type: 'choiceMade',
      choice: choiceId,
      text: choice.label,
    })
  }
  if (!text) return 422
  if (text.includes('敏感')) return 413
  const spoke: Fact = { from: 'merchant', type: 'merchantSpoke', text }
  if (!/满/.test(text))
    return [spoke, { from: 'bot', type: 'clarified', text: `没太明白「${text}」，换个说法试试？` }]
  return [
    spoke,
    { from: 'system', type: 'flowStarted', flow: 'storage-full' },
    {
      from: 'bot',
      type: 'said',
      text: '明白了，机器的交易存满了，结算以后就能继续收款，钱不会少。',
    },
    {
      from: 'bot',
      type: 'said',
      text: '您用的是哪种机器？',
      choices: [
        { id: 'classic', label: '带按键和打印机的' },
        { id: 'esign', label: '电签（没有打印机）' },
        { id: 'smart', label: '大屏智能机' },
      ],
    },
  ]
}

/** Offers once more what was offered before the last choice. */
function stepBack(log: readonly WireEvent[]): readonly Fact[] {
  const made = [...log].reverse().find(({ type }) => type === 'choiceMade')
  const offer = lastOffer(log.slice(0, (made?.seq ?? 1) - 1))
  const { seq: _seq, at: _at, ...again } = offer ?? { seq: 0, at: '', from: 'bot', type: 'said' }
  return [
    { from: 'merchant', type: 'choiceMade', choice: 'back', text: '回上一步' },
    { from: 'system', type: 'steppedBack' },
    again,
  ]
}

function advance(log: readonly WireEvent[], choiceId: string, made: Fact): readonly Fact[] {
  const number = [...log].reverse().find(({ step }) => step)?.step?.number ?? 0
  switch (choiceId) {
    case 'show':
      return [
        made,
        {
          from: 'bot',
          type: 'demonstrationShown',
          text: '在旁边的演示终端上看一遍，看完可以自己按。',
          terminal: { kind: 'classic', fault: 'storage-full', before: [], script: ['确认'] },
          choices: stepChoices,
        },
      ]
    case 'stuck':
      return [
        made,
        {
          from: 'bot',
          type: 'said',
          text: '没关系，我们换个办法。',
          choices: [{ id: 'done', label: '继续' }],
        },
      ]
    case 'other':
      return [made, { from: 'bot', type: 'said', text: '请用自己的话说说，机器屏幕上显示什么？' }]
    default:
      return [made, { from: 'system', type: 'slotFilled' }, stepShown(number + 1)]
  }
}
