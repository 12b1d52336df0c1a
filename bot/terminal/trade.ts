import type { FactName } from './fact.ts'

/** What a merchant does with a customer's card. */
export const tradeKinds = [
  'sale',
  'void',
  'refund',
  'preauth',
  'preauth-void',
  'completion',
  'completion-void',
  'offline-sale',
  'balance',
] as const
export type TradeKind = (typeof tradeKinds)[number]

/** Whether a job, or a kind of message, is a trade with a card. */
export const isTrade = (name: string): name is TradeKind => tradeKinds.some(kind => kind === name)

/** What names a trade: its batch, and its trace number within that. */
export interface TradeName {
  readonly batch: number
  readonly trace: number
}

export type EntryMode = 'swipe' | 'insert' | 'tap'

/** How a trade looks on the line and in the batch. */
interface TradeForm {
  readonly mti: string
  readonly processing: string
  readonly condition: '00' | '06'
  /** F60.1 */
  readonly type: string
  /** Whether the request is reversed when its answer is missing; queries and advices never are. */
  readonly reversible: boolean
  /** The side of the settlement totals; null stays out of the settlement. */
  readonly side: 'debit' | 'credit' | null
  readonly fact: FactName
}

const form = (
  mti: string,
  processing: string,
  condition: '00' | '06',
  type: string,
  reversible: boolean,
  side: TradeForm['side'],
  fact: FactName,
): TradeForm => ({ mti, processing, condition, type, reversible, side, fact })

/** A voided sale stays on the debit side and its void stands on the credit side. */
export const tradeForms: Readonly<Record<TradeKind, TradeForm>> = {
  sale: form('0200', '000000', '00', '22', true, 'debit', 'sale-approved'),
  void: form('0200', '200000', '00', '23', true, 'credit', 'void-approved'),
  refund: form('0220', '200000', '00', '25', false, 'credit', 'refund-approved'),
  preauth: form('0100', '030000', '06', '10', true, null, 'preauth-approved'),
  'preauth-void': form('0100', '200000', '06', '11', true, null, 'preauth-void-approved'),
  completion: form('0200', '000000', '06', '20', true, 'debit', 'completion-approved'),
  'completion-void': form('0200', '200000', '06', '21', true, 'credit', 'completion-void-approved'),
  'offline-sale': form('0220', '000000', '00', '30', false, 'debit', 'offline-sale-kept'),
  balance: form('0200', '310000', '00', '01', false, null, 'balance-shown'),
}

/** The trade that F60.1 of a request names. */
export function tradeOfType(type: string): TradeKind | undefined {
  return tradeKinds.find(kind => tradeForms[kind].type === type)
}
