import { BotAdapter, TurnContext } from 'botbuilder-core'
import { Botkit, BotkitConversation } from 'botkit'
import RiveScript from 'rivescript'
import { answer, type Incoming } from '../../bot/answer.ts'
import { openWorkshop } from '../../bot/commands/dialogs/workshop.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import { type Act, readTalks, type Talk, textsOf } from './talks.ts'
import { nlpJs } from './understanders.ts'

/** Somebody who answers merchants. Only posdesk knows what to do with a touched choice. */
export interface TurnPeer {
  readonly name: string
  /** A peer that takes tens of milliseconds for a message hears only one talk in so many. */
  readonly hearsOneIn?: number
  begin?(talk: Talk): void
  take(act: Act, talk: Talk): unknown
}

/** All peers, posdesk first; each is made in a process of its own. */
export const turnPeers: Readonly<Record<string, () => TurnPeer | Promise<TurnPeer>>> = {
  posdesk: posdeskTurns,
  'nlp.js': nlpTurns,
  RiveScript: riveScriptTurns,
  Botkit: botkitTurns,
}

/** The desk's road without its database: the turn, and the state that the desk remembers. */
function posdeskTurns(): TurnPeer {
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

async function nlpTurns(): Promise<TurnPeer> {
  const { understand } = await nlpJs(openWorkshop().content.understanding)
  return { name: 'nlp.js: process (classifies only)', take: act => 'text' in act && understand(act.text) }
}

/** One trigger for each message and as many that do not fit as posdesk has utterances. */
async function riveScriptTurns(): Promise<TurnPeer> {
  const workshop = openWorkshop()
  const { intents } = workshop.content.understanding
  const texts = readTalks(workshop).flatMap(textsOf)
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
async function botkitTurns(): Promise<TurnPeer> {
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
