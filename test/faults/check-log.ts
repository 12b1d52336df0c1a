import { readEvents } from '../../bot/conversations/store.ts'
import type { Db } from '../../bot/conversations/tables.ts'
import { foldEvents } from '../../bot/dialog/conversation.ts'
import type { Merchant } from './persistent-merchant.ts'

/** What stands in the log against what was acknowledged; an empty list of losses is the promise kept. */
export interface Checked {
  readonly acknowledged: number
  readonly events: number
  /** Each a sentence: lost, doubled, out of order, with a gap, or a state that does not fit. */
  readonly losses: readonly string[]
}

/** Reads every merchant's log from the database itself and compares. */
export async function checkLog(db: Db, merchants: readonly Merchant[]): Promise<Checked> {
  const losses: string[] = []
  let events = 0
  for (const { conversationId, acknowledged } of merchants) {
    const log = await readEvents(db, conversationId)
    events += log.length
    const wrong = (sentence: string) => losses.push(`${conversationId}: ${sentence}`)
    if (log.some(({ seq }, index) => seq !== index + 1)) wrong('the log has a gap or a double')
    const said = log.flatMap(event => ('messageId' in event && event.from === 'merchant' ? [event] : []))
    for (const { messageId, seqs } of acknowledged) {
      const found = said.filter(event => event.messageId === messageId)
      if (found.length !== 1) wrong(`${messageId} was acknowledged and is there ${found.length} times`)
      else if (found[0]?.seq !== seqs[0]) wrong(`${messageId} is not where it was acknowledged`)
    }
    const order = said.map(({ messageId }) => Number(messageId.slice(1)))
    if (order.some((number, index) => number !== index + 1)) wrong('messages are out of order')
    const state = foldEvents(log)
    if (state.seq !== log.length) wrong('the fold does not end with the log')
  }
  return {
    acknowledged: merchants.reduce((sum, merchant) => sum + merchant.acknowledged.length, 0),
    events,
    losses,
  }
}
