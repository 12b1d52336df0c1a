import { BotAdapter, TurnContext } from 'botbuilder-core'
import { Botkit, BotkitConversation } from 'botkit'
import RiveScript from 'rivescript'
import { answer } from '../../bot/answer.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'
import { quantile, table } from './timings.ts'
import { nlpJs } from './understanders.ts'

/** Takes one message of a talk and answers it; `talk` counts talks, `index` the messages in one. */
type Peer = (talk: number, index: number) => unknown

const talk = [
  '储存满了',
  '结算失败怎么办',
  '结算是什么意思',
  '纸用完了',
  '退出',
  '换一种说法',
  '谢谢',
  '收不了款',
]

/** Turns a second in this process, posdesk's whole turn beside what the peers do with the same messages. */
export async function run(): Promise<void> {
  const peers: readonly (readonly [string, Peer])[] = [
    ['posdesk: understand, turn, wording', posdeskTurns()],
    ['nlp.js: process (classifies only)', await nlpTurns()],
    ['RiveScript: reply', await riveScriptTurns()],
    ['Botkit: hears and a conversation', await botkitTurns()],
  ]
  // In turns, so that a busy machine is busy for all of them.
  const times = peers.map((): number[] => [])
  for (let round = 0; round < 200; round += 1) {
    for (const [at, [, peer]] of peers.entries()) {
      for (let index = 0; index < talk.length; index += 1) {
        const began = performance.now()
        await peer(round, index)
        // The first rounds warm the compiler.
        if (round >= 20) times[at]?.push(performance.now() - began)
      }
    }
  }
  const speed = (of: readonly number[]) => (of.length * 1000) / of.reduce((sum, time) => sum + time, 0)
  const own = times[0] ?? []
  const rows = peers.map(([name], at) => {
    const of = times[at] ?? []
    return [
      name,
      speed(of).toFixed(0),
      quantile(of, 0.5).toFixed(3),
      quantile(of, 0.99).toFixed(3),
      (speed(own) / speed(of)).toFixed(2),
      (quantile(of, 0.99) / quantile(own, 0.99)).toFixed(2),
    ]
  })
  const head = ['', 'turns/s', 'p50 ms', 'p99 ms', 'posdesk is x times as fast', 'its p99 is 1/x']
  process.stdout.write(table('Dialog turns in process', [head, ...rows]))
}

function posdeskTurns(): Peer {
  const content = loadContent(contentFolder)
  const model = buildModel(content.understanding)
  let conversation = emptyConversation
  return (round, index) => {
    if (index === 0) {
      const started = answer(content.dialog, model, emptyConversation, { kind: 'start' }, 0)
      if ('conversation' in started) conversation = started.conversation
    }
    const messageId = `${round}-${index}`
    const turn = answer(
      content.dialog,
      model,
      conversation,
      { kind: 'text', messageId, text: talk[index] ?? '' },
      0,
    )
    if ('conversation' in turn) conversation = turn.conversation
  }
}

async function nlpTurns(): Promise<Peer> {
  const { understand } = await nlpJs(loadContent(contentFolder).understanding)
  return (_round, index) => understand(talk[index] ?? '')
}

/** One trigger for each message and as many that do not fit as posdesk has utterances. */
async function riveScriptTurns(): Promise<Peer> {
  const { intents } = loadContent(contentFolder).understanding
  const clean = (text: string) => text.replace(/[^\u4e00-\u9fff]/g, '')
  const triggers = new Set([...talk, ...intents.flatMap(({ utterances }) => utterances)].map(clean))
  const bot = new RiveScript({ utf8: true })
  const brain = [...triggers].filter(text => text !== '').map(text => `+ ${text}\n- 好\n`)
  bot.stream(brain.join('\n'), error => {
    throw new Error(`RiveScript refuses a trigger: ${error}`)
  })
  bot.sortReplies()
  return (_round, index) => bot.reply('merchant', talk[index] ?? '')
}

async function botkitTurns(): Promise<Peer> {
  const controller = new Botkit({ disable_webserver: true, disable_console: true })
  const conversation = new BotkitConversation('storage', controller)
  conversation.say('好')
  controller.addDialog(conversation)
  controller.hears(
    talk.map(text => new RegExp(text)),
    'message',
    async bot => {
      await bot.beginDialog('storage')
    },
  )
  const adapter = new SilentAdapter()
  await new Promise<void>(resolve => controller.ready(resolve))
  return (round, index) => {
    const id = `c${round}`
    const context = new TurnContext(adapter, {
      type: 'message',
      channelId: 'bench',
      conversation: { id, isGroup: false, conversationType: 'merchant', name: id },
      from: { id, name: 'merchant' },
      recipient: { id: 'bot', name: 'bot' },
      text: talk[index] ?? '',
    })
    return controller.handleTurn(context)
  }
}

/** Botkit demands the inheritance; replies go nowhere. */
class SilentAdapter extends BotAdapter {
  override async sendActivities(_context: TurnContext, activities: unknown[]): Promise<{ id: string }[]> {
    return activities.map(() => ({ id: '' }))
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}
