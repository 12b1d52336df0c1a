import { BotAdapter, TurnContext } from 'botbuilder-core'
import { Botkit, BotkitConversation } from 'botkit'
import RiveScript from 'rivescript'
import { answer, type Incoming } from '../../bot/answer.ts'
import { openWorkshop, type Workshop } from '../../bot/commands/dialogs/workshop.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import { type Act, readTalks, type Talk, talkOf } from './talks.ts'
import { quantile, table } from './timings.ts'
import { nlpJs } from './understanders.ts'

/** Somebody who answers merchants. Only posdesk knows what to do with a touched choice. */
interface Peer {
  readonly name: string
  /** A peer that takes tens of milliseconds for a message hears only one talk in so many. */
  readonly hearsOneIn?: number
  begin?(talk: Talk): void
  take(act: Act, talk: Talk): unknown
}

/** What one peer took for each turn, in milliseconds. */
interface Times {
  readonly texts: number[]
  readonly choices: number[]
}

/** Rounds in turns, so that a busy machine is busy for all peers. */
const rounds = 8

/** One talk in so many is played again: some two thousand messages, as many as are usual. */
const usualShare = 4

/** Turns a second in this process, posdesk's whole turn beside what the peers do with the same texts. */
export async function run(): Promise<void> {
  const workshop = openWorkshop()
  const talks = readTalks(workshop)
  const texts = talks.flatMap(({ acts }) => acts.flatMap(act => ('text' in act ? [act.text] : [])))
  const peers: readonly Peer[] = [
    posdeskTurns(),
    await nlpTurns(),
    await riveScriptTurns(texts),
    await botkitTurns(),
  ]
  // A desk runs for days: all training lines warm the compiler before.
  const warming = Object.values(workshop.utterances).flat().map(talkOf)
  for (const peer of peers) await play(peer, warming)
  const first = await playAll(peers, talks)
  const usual = talks.filter((_, at) => at % usualShare === 0)
  await playAll(peers, usual)
  const again = await playAll(peers, usual)
  process.stdout.write(describe(workshop, talks, texts))
  process.stdout.write(tableOf('Typed messages, each talk for the first time', peers, first))
  process.stdout.write(tableOf(`Every ${usualShare}th talk for the third time`, peers, again))
}

/** All talks with all peers, a share at a time. */
async function playAll(peers: readonly Peer[], talks: readonly Talk[]): Promise<readonly Times[]> {
  const times = peers.map((): Times => ({ texts: [], choices: [] }))
  for (let round = 0; round < rounds; round++) {
    const share = talks.filter((_, at) => at % rounds === round)
    for (const [at, peer] of peers.entries()) {
      const { texts, choices } = await play(peer, share)
      times[at]?.texts.push(...texts)
      times[at]?.choices.push(...choices)
    }
  }
  return times
}

async function play(peer: Peer, talks: readonly Talk[]): Promise<Times> {
  const times: Times = { texts: [], choices: [] }
  const { hearsOneIn = 1 } = peer
  for (const talk of talks.filter((_, at) => at % hearsOneIn === 0)) {
    peer.begin?.(talk)
    for (const act of talk.acts) {
      const began = performance.now()
      await peer.take(act, talk)
      times['text' in act ? 'texts' : 'choices'].push(performance.now() - began)
    }
  }
  return times
}

function describe({ utterances }: Workshop, talks: readonly Talk[], texts: readonly string[]): string {
  const acts = talks.reduce((sum, talk) => sum + talk.acts.length, 0)
  const trained = new Set(Object.values(utterances).flat())
  const known = texts.filter(text => trained.has(text)).length
  return [
    `Dialog turns in process. ${talks.length} talks: ${acts - texts.length} touched choices, ${texts.length} typed messages,`,
    `${new Set(texts).size} of them different, ${known} word for word training lines. posdesk remembers what a message without`,
    'secrets and long numbers means, once it was said twice to the same question, 8,192 at most; nlp.js keeps the words of',
    'each message for an hour. For the first time posdesk works out all messages but those that stand here three times.',
    'The third time is the day on which many merchants say the same: it tells nothing of new words. RiveScript hears one',
    'talk in 20.\n\n',
  ].join('\n')
}

function tableOf(title: string, peers: readonly Peer[], times: readonly Times[]): string {
  const own = times[0] ?? { texts: [], choices: [] }
  const speed = (of: readonly number[]) => (of.length * 1000) / of.reduce((sum, time) => sum + time, 0)
  const figures = (of: readonly number[]) => [
    speed(of).toFixed(0),
    quantile(of, 0.5).toFixed(3),
    quantile(of, 0.99).toFixed(3),
  ]
  const rows = peers.map(({ name }, at) => {
    const { texts } = times[at] ?? own
    return [
      name,
      ...figures(texts),
      (speed(own.texts) / speed(texts)).toFixed(2),
      (quantile(texts, 0.99) / quantile(own.texts, 0.99)).toFixed(2),
    ]
  })
  const all = ['posdesk, touched choices too', ...figures([...own.texts, ...own.choices]), '', '']
  const head = ['', 'turns/s', 'p50 ms', 'p99 ms', 'posdesk is x times as fast', 'its p99 is 1/x']
  return table(title, [head, ...rows, all])
}

/** The desk's road without its database: the turn, and the state that the desk remembers. */
function posdeskTurns(): Peer {
  const { brain } = openWorkshop()
  const { dialog, model } = brain
  let conversation = emptyConversation
  let messages = 0
  const take = (incoming: Incoming, at: number) => {
    const turn = answer(dialog, model, conversation, incoming, at)
    if ('events' in turn) conversation = turn.conversation
  }
  return {
    name: 'posdesk: understand, turn, wording',
    begin({ at }) {
      conversation = emptyConversation
      take({ kind: 'start' }, at)
    },
    take(act, { at }) {
      const messageId = `m${++messages}`
      take('text' in act ? { kind: 'text', messageId, ...act } : { kind: 'choice', messageId, ...act }, at)
    },
  }
}

async function nlpTurns(): Promise<Peer> {
  const { understand } = await nlpJs(openWorkshop().content.understanding)
  return { name: 'nlp.js: process (classifies only)', take: act => 'text' in act && understand(act.text) }
}

/** One trigger for each message and as many that do not fit as posdesk has utterances. */
async function riveScriptTurns(texts: readonly string[]): Promise<Peer> {
  const { intents } = openWorkshop().content.understanding
  const clean = (text: string) => text.replace(/[^\u4e00-\u9fff]/g, '')
  const triggers = new Set([...texts, ...intents.flatMap(({ utterances }) => utterances)].map(clean))
  const bot = new RiveScript({ utf8: true })
  const brain = [...triggers].filter(text => text !== '').map(text => `+ ${text}\n- 好\n`)
  bot.stream(brain.join('\n'), error => {
    throw new Error(`RiveScript refuses a trigger: ${error}`)
  })
  bot.sortReplies()
  return {
    name: 'RiveScript: reply',
    hearsOneIn: 20,
    take: act => 'text' in act && bot.reply('merchant', act.text),
  }
}

/** As many patterns as posdesk has intents, and one that fits every message. */
async function botkitTurns(): Promise<Peer> {
  const { intents } = openWorkshop().content.understanding
  const controller = new Botkit({ disable_webserver: true, disable_console: true })
  const conversation = new BotkitConversation('storage', controller)
  conversation.say('好')
  controller.addDialog(conversation)
  const patterns = intents.flatMap(({ utterances }) => utterances.slice(0, 1))
  controller.hears([...patterns.map(text => new RegExp(text)), /./], 'message', async bot => {
    await bot.beginDialog('storage')
  })
  const adapter = new SilentAdapter()
  await new Promise<void>(resolve => controller.ready(resolve))
  let talks = 0
  return {
    name: 'Botkit: hears and a conversation',
    begin() {
      talks += 1
    },
    take(act) {
      const id = `c${talks}`
      return (
        'text' in act &&
        controller.handleTurn(
          new TurnContext(adapter, {
            type: 'message',
            channelId: 'bench',
            conversation: { id, isGroup: false, conversationType: 'merchant', name: id },
            from: { id, name: 'merchant' },
            recipient: { id: 'bot', name: 'bot' },
            text: act.text,
          }),
        )
      )
    },
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
