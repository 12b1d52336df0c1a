import type { HostProfile } from '../device.ts'
import type { BalanceFlag, BatchTotals } from '../iso8583/subfields.ts'
import type { MessageKind } from '../message-kind.ts'
import { swap } from '../swap.ts'
import type { TradeKind, TradeName } from '../trade.ts'

/** A trade as the acquirer booked it. */
export interface HostTransaction extends TradeName {
  readonly kind: TradeKind
  readonly pan: string
  /** Fen. */
  readonly amount: number
  /** F37, twelve characters. */
  readonly reference: string
  /** F38, six characters. */
  readonly authorisation: string
  readonly status: 'ok' | 'voided' | 'reversed'
  /** Fen given back by refunds. */
  readonly refunded: number
  /** The trade that this one takes back. */
  readonly original?: TradeName
  /** How it came in; `upload`: the host first learnt of it from the batch upload. */
  readonly via: 'online' | 'upload'
}

/** A detail that the host could not match safely: people look into it, and no money moves. */
interface Suspense extends TradeName {
  /** Fen. */
  readonly amount: number
}

export interface HostSettlement {
  readonly batch: number
  readonly inner: BalanceFlag
  readonly outer: BalanceFlag
  readonly totals: BatchTotals
}

export interface HostTerminal {
  readonly batch: number
  /** Work keys of the last sign-in. */
  readonly pik: string
  readonly mak: string
  readonly signIns: number
  readonly transactions: readonly HostTransaction[]
  readonly settlements: readonly HostSettlement[]
  readonly suspense: readonly Suspense[]
}

/** Makes the host answer differently to the next `times` messages of a kind. */
export interface HostRule {
  readonly kind: MessageKind
  readonly times: number
  /** The F39 of the answer. */
  readonly answer?: string
  /** The flag for both sides of a settlement answer. */
  readonly flag?: number
  /** Signs the answer with a wrong MAC. */
  readonly badMac?: boolean
  /** Approves, but does not book it. */
  readonly forget?: boolean
}

/** The acquirer's machine, for any number of terminals. */
export interface Host {
  readonly profile: HostProfile
  /** The simulated moment from which it answers: later than now while it is down. */
  readonly upAt: number
  readonly sequence: number
  /** `merchant:terminal` → its books; a terminal that is not here is not registered. */
  readonly terminals: Readonly<Record<string, HostTerminal>>
  readonly rules: readonly HostRule[]
}

/** The host's name for a terminal: F42 and F41. */
export const terminalKey = (merchant: string, terminal: string): string => `${merchant}:${terminal}`

/** A host that knows one terminal, in batch `batch`, with no trades yet. */
export function startHost(profile: HostProfile, key: string, batch: number): Host {
  return {
    profile,
    upAt: 0,
    sequence: 1,
    terminals: {
      [key]: { batch, pik: '', mak: '', signIns: 0, transactions: [], settlements: [], suspense: [] },
    },
    rules: [],
  }
}

/** Takes the first rule for this kind, if there is one, and counts it down. */
export function takeRule(host: Host, kind: MessageKind): { host: Host; rule: HostRule | undefined } {
  const index = host.rules.findIndex(rule => rule.kind === kind && rule.times > 0)
  const rule = host.rules[index]
  if (!rule) return { host, rule: undefined }
  const rules = swap(host.rules, rule, { ...rule, times: rule.times - 1 })
  return { host: { ...host, rules: rules.filter(left => left.times > 0) }, rule }
}
