import type { BotAdapter, TurnContext } from 'botbuilder-core'
import type { Botkit, BotkitMessage, BotWorker } from 'botkit'
import type { Incoming, Tick } from '../answer.ts'
import type { SpokenEvent } from '../dialog/event.ts'
import type { Handled } from './handle-message.ts'
import { botkit, foundation } from './lean-botkit.ts'

type Activity = Partial<Parameters<BotAdapter['sendActivities']>[1][number]>
type Sent = Awaited<ReturnType<BotAdapter['sendActivities']>>

/** A message on its way into a conversation, or the start of one, with the hash of its token. */
export type Arrival =
  | { readonly conversationId: string; readonly incoming: Exclude<Incoming, { kind: 'start' }> | Tick }
  | {
      readonly conversationId: string
      readonly incoming: Extract<Incoming, { kind: 'start' }>
      readonly tokenHash: string
    }

export type Handle = (arrival: Arrival) => Promise<Handled>

/**
 * A connection between merchants and the desk, such as the web or the shell. All share one Botkit controller.
 */
export interface Channel {
  /** Takes a message through the controller and its middleware; resolves when all replies are delivered. */
  receive(arrival: Arrival): Promise<Handled>
}

/** Called for each event in which the bot speaks, once the log has it. */
export type Deliver = (conversationId: string, event: SpokenEvent) => void

/** Opens the controller; each call of the result opens a channel on it. Only this file knows Botkit. */
export function openController(handle: Handle): (channelId: string, deliver: Deliver) => Channel {
  const controller = new botkit.Botkit({
    ...{ disable_webserver: true, disable_console: true, storage: nothingKept },
    // In place of its own, which talks with Microsoft's cloud.
    adapter: new DeskAdapter('controller', () => {}),
  })

  controller.middleware.ingest.use((_bot: BotWorker, message: BotkitMessage, next: () => void) => {
    message.arrival = cleanArrival(message.arrival)
    next()
  })

  controller.on('message', async (_bot, message) => {
    const context: TurnContext = message.context
    // Botkit never settles a turn whose handler throws, so the failure reaches `receive` as a value.
    try {
      const arrival: Arrival = message.arrival
      const handled = await handle(arrival)
      context.turnState.set(outcomeKey, { handled })
      if ('refused' in handled) return
      const said = handled.events.flatMap(event => (event.from === 'bot' ? [event] : []))
      if (said.length === 0) return
      // Everything said in a turn is one activity, because Botkit copies and addresses each.
      const text = said.map(({ speech }) => speech?.text ?? '').join('\n')
      await context.sendActivities([{ type: 'message', text, channelData: { said } }])
    } catch (error) {
      context.turnState.set(outcomeKey, { error })
    }
  })

  return (channelId, deliver) => {
    const adapter = new DeskAdapter(channelId, deliver)
    return { receive: arrival => adapter.receive(arrival, context => passThrough(controller, context)) }
  }
}

/**
 * Passes a message through the controller's middleware to its handlers. Botkit's own `handleTurn` also opens
 * a dialog set and reads and writes its state: nothing here has any, and it costs as much as the answer.
 */
function passThrough(controller: Botkit, context: TurnContext): Promise<unknown> {
  const { conversation, channelData, text, type, recipient, channelId, serviceUrl } = context.activity
  const { id } = conversation
  const message: BotkitMessage = {
    ...{ type, text, user: id, channel: id, context, arrival: channelData.arrival },
    reference: { bot: recipient, conversation, channelId, serviceUrl },
    incoming_message: context.activity,
  }
  return new Promise((resolve, reject) => {
    controller.middleware.ingest.run(
      new botkit.BotWorker(controller, { context }),
      message,
      (error: unknown, bot: BotWorker, cleaned: BotkitMessage) => {
        if (error) reject(error)
        else controller.trigger(cleaned.type, bot, cleaned).then(resolve, reject)
      },
    )
  })
}

const outcomeKey = Symbol('outcome')
type Outcome = { readonly handled: Handled } | { readonly error: unknown }

/**
 * Botkit stores a state of its own per conversation; ours is the fold of the log, so there is nothing to
 * store.
 */
const nothingKept = {
  read: async () => ({}),
  write: async () => {},
  delete: async () => {},
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Removes characters that no merchant types and no database or log should contain. */
function cleanArrival(arrival: Arrival): Arrival {
  const { incoming } = arrival
  if (incoming.kind !== 'text' && incoming.kind !== 'say') return arrival
  const text = incoming.text.replace(controlCharacters, '').trim()
  return { conversationId: arrival.conversationId, incoming: { ...incoming, text } }
}

/** Botkit requires this inheritance. Unlike its web adapter, this one accepts no identity from the client. */
class DeskAdapter extends foundation.BotAdapter {
  readonly #channelId: string
  readonly #deliver: Deliver

  constructor(channelId: string, deliver: Deliver) {
    super()
    this.#channelId = channelId
    this.#deliver = deliver
  }

  async receive(arrival: Arrival, logic: (context: TurnContext) => Promise<unknown>): Promise<Handled> {
    const { conversationId: id, incoming } = arrival
    const context = new foundation.TurnContext(this, {
      type: 'message',
      channelId: this.#channelId,
      conversation: { id, isGroup: false, conversationType: 'merchant', name: id },
      from: { id, name: 'merchant' },
      recipient: { id: 'posdesk', name: 'posdesk' },
      text: incoming.kind === 'text' ? incoming.text : '',
      channelData: { arrival },
    })
    // Avoids `runMiddleware`, which wraps the context in a proxy that every access goes through.
    await logic(context)
    const outcome: Outcome | undefined = context.turnState.get(outcomeKey)
    if (!outcome) throw new Error(`Botkit passed over a message of ${id}: no handler took it.`)
    if ('error' in outcome) throw outcome.error
    return outcome.handled
  }

  override async sendActivities(context: TurnContext, activities: Activity[]): Promise<Sent> {
    return activities.map(activity => {
      const said: readonly SpokenEvent[] = activity.channelData.said
      for (const event of said) this.#deliver(context.activity.conversation.id, event)
      return { id: String(said.at(-1)?.seq) }
    })
  }

  override async updateActivity(): Promise<void> {
    throw new Error('What was said stays said: the log is append-only.')
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('What was said stays said: the log is append-only.')
  }

  override async continueConversation(): Promise<void> {
    throw new Error('Replies are read from the log by sequence number, not continued.')
  }
}
