/** Everything that can happen on or around the terminal, in the past tense; reports, lessons and proofs use these names. */
export const factNames = [
  // Power and hands
  'booted',
  'powered-off',
  'power-cut',
  'key-not-there',
  'key-not-live',
  'not-a-test-card',
  'card-not-taken',
  'card-pulled-early',
  'nothing-to-remove',
  // Operators
  'signed-in',
  'sign-in-failed',
  'signed-off',
  'sign-in-required',
  'operator-unknown',
  'password-wrong',
  'operator-locked',
  'right-missing',
  'operator-changed',
  // Trading
  'sale-approved',
  'void-approved',
  'refund-approved',
  'preauth-approved',
  'preauth-void-approved',
  'completion-approved',
  'completion-void-approved',
  'offline-sale-kept',
  'balance-shown',
  'sale-declined',
  'sale-refused',
  'sale-cancelled',
  'cancelled',
  'amount-refused',
  'original-not-found',
  'storage-warned',
  // Reversal and line
  'reversal-kept',
  'reversal-done',
  'reversal-failed',
  'reversal-given-up',
  'connection-failed',
  'answer-missing',
  'answer-unreadable',
  'mac-wrong',
  // Settlement
  'settlement-refused',
  'totals-shown',
  'settlement-cancelled',
  'settlement-failed',
  'balanced',
  'unbalanced',
  'offline-uploaded',
  'signature-uploaded',
  'details-uploaded',
  'upload-interrupted',
  'upload-ended',
  'settlement-resumed',
  'log-cleared',
  'log-kept',
  'batch-advanced',
  'settled',
  // Paper
  'slip-printed',
  'settlement-slip-printed',
  'printer-stopped',
  'printing-cancelled',
  // Danger
  'log-wiped',
] as const

export type FactName = (typeof factNames)[number]

/** One thing that happened; amounts in fen. */
export interface Fact {
  readonly name: FactName
  readonly amount?: number
  readonly count?: number
  /** The host's answer code, the operator, or the legend that was pressed. */
  readonly detail?: string
}
