import { readEvents } from '../../bot/conversations/store.ts'
import type { Db } from '../../bot/conversations/tables.ts'
import { foldEvents } from '../../bot/dialog/conversation.ts'
import type { Merchant } from './persistent-merchant.ts'

/** What stands in the log against what was acknowledged; an empty list of losses is the promise kept. */
export interface Checked {
  readonly acknowledged: number
  readonly events: number
  /** Empty when the promise was kept. */
  readonly losses: readonly Loss[]
}

/** What may be wrong: an acknowledged message is not there, or twice, or not in its place; a log has a gap. */
export const wrongs = ['lost', 'doubled', 'disordered'] as const

interface Loss {
  readonly wrong: (typeof wrongs)[number]
  readonly sentence: string
}

/** Reads every merchant's log from the database itself and compares. */
export async function checkLog(db: Db, merchants: readonly Merchant[]): Promise<Checked> {
  const losses: Loss[] = []
  let events = 0
  for (const { conversationId, acknowledged } of merchants) {
    const log = await readEvents(db, conversationId)
    events += log.length
    const note = (wrong: Loss['wrong'], sentence: string) =>
      losses.push({ wrong, sentence: `${conversationId}: ${sentence}` })
    if (log.some(({ seq }, index) => seq !== index + 1)) note('disordered', 'the log does not count 1, 2, 3')
    const said = log.flatMap(event => ('messageId' in event && event.from === 'merchant' ? [event] : []))
    for (const { messageId, seqs } of acknowledged) {
      const found = said.filter(event => event.messageId === messageId)
      if (found.length === 0) note('lost', `${messageId} was acknowledged and is not there`)
      else if (found.length > 1) note('doubled', `${messageId} is there ${found.length} times`)
      else if (found[0]?.seq !== seqs[0]) note('disordered', `${messageId} is not where it was acknowledged`)
    }
    const order = said.map(({ messageId }) => Number(messageId.slice(1)))
    if (order.some((number, index) => number !== index + 1)) note('disordered', 'messages are out of order')
    const state = foldEvents(log)
    if (state.seq !== log.length) note('disordered', 'the fold does not end with the log')
  }
  return {
    acknowledged: merchants.reduce((sum, merchant) => sum + merchant.acknowledged.length, 0),
    events,
    losses,
  }
}
