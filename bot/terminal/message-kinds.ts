import { tradeKinds } from './trade.ts'

/** What a message is for; a request and its answer have the same kind. */
export const messageKinds = [
  ...tradeKinds,
  ...([
    'sign-in',
    'sign-off',
    'echo',
    'reversal',
    'settlement',
    'upload',
    'upload-end',
    'signature',
  ] as const),
] as const
export type MessageKind = (typeof messageKinds)[number]
