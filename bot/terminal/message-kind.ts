import type { Message } from './iso8583/frame.ts'
import { unpackType } from './iso8583/subfields.ts'
import { tradeKinds, tradeOfType } from './trade.ts'

/** What a message is for; a request and its answer have the same kind. */
export const messageKinds = [
  ...tradeKinds,
  ...['sign-in', 'sign-off', 'echo', 'reversal', 'settlement', 'upload', 'upload-end', 'signature'],
] as const
export type MessageKind = (typeof messageKinds)[number]

/** Names a message by its type, F60.1 and F60.3; null when no such message is known. */
export function messageKind({ mti, fields }: Message): MessageKind | null {
  const type = unpackType(fields[60])
  if (!type) return null
  switch (mti.slice(0, 3)) {
    case '080':
    case '081':
      return 'sign-in'
    case '082':
    case '083':
      return type.function === '301' ? 'echo' : type.function === '800' ? 'signature' : 'sign-off'
    case '040':
    case '041':
      return 'reversal'
    case '050':
    case '051':
      return 'settlement'
    case '032':
    case '033':
      return type.function === '202' || type.function === '207' ? 'upload-end' : 'upload'
    default:
      return tradeOfType(type.type) ?? null
  }
}
