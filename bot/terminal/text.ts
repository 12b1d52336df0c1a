import type { Device } from './device.ts'
import { formatAmount } from './money.ts'

/** The ids of everything a terminal can say; the words stand in `content/terminals`. */
export const textIds = [
  // Idle and power
  ...(['welcome', 'swipe-card', 'press-menu', 'please-sign-in', 'starting', 'locked'] as const),
  // On the line
  ...([
    'connecting',
    'processing',
    'signing-in',
    'signing-off',
    'reversing',
    'settling',
    'uploading',
  ] as const),
  ...(['no-sim', 'connection-failed', 'host-timeout', 'no-answer', 'send-failed', 'unreadable'] as const),
  ...(['mac-wrong', 'keys-wrong', 'answer-code', 'line-works'] as const),
  // Operators
  ...(['not-signed-in', 'signed-in', 'signed-off', 'operator-unknown', 'operator-locked'] as const),
  ...([
    'password-wrong',
    'passwords-differ',
    'operator-changed',
    'operator-known',
    'operators-full',
  ] as const),
  ...(['no-right', 'manager-cannot-trade', 'done', 'count-wrong'] as const),
  // Trading
  ...(['approved', 'balance', 'amount-zero', 'no-original', 'already-voided', 'card-differs'] as const),
  ...([
    'card-unread',
    'storage-full',
    'storage-soft',
    'storage-near',
    'total-too-large',
    'sign-here',
  ] as const),
  ...(['reversal-given-up'] as const),
  // Settlement
  ...([
    'no-records',
    'battery-low',
    'settle-first',
    'clear-first',
    'upload-resumes',
    'balance-code-wrong',
  ] as const),
  ...(['settled', 'slip-needed', 'no-settlement', 'totals', 'totals-so-far', 'log-wiped'] as const),
  // Paper
  ...(['printing', 'paper-out', 'paper-jam', 'printer-hot', 'paper-keys'] as const),
  // Questions
  ...(['ask-original', 'ask-wipe', 'ask-resume', 'ask-details', 'ask-full'] as const),
  // Things to type
  ...(['ask-operator', 'ask-subject', 'ask-password', 'ask-managerPassword', 'ask-lockPassword'] as const),
  ...(['ask-oldPassword', 'ask-newPassword', 'ask-repeatPassword', 'ask-amount', 'ask-pin'] as const),
  ...(['ask-trace', 'ask-reference', 'ask-date', 'ask-authorisation', 'ask-count', 'ask-card'] as const),
  // Titles
  ...(['title-sign-in', 'title-sign-off', 'title-settle', 'title-echo', 'title-sale', 'title-void'] as const),
  ...(['title-refund', 'title-preauth', 'title-preauth-void', 'title-completion'] as const),
  ...(['title-completion-void', 'title-balance', 'title-offline-sale', 'title-reprint-last'] as const),
  ...(['title-reprint-any', 'title-reprint-settlement', 'title-print-details'] as const),
  ...(['title-print-summary', 'title-query', 'title-query-one', 'title-query-totals'] as const),
  ...(['title-switch-operator', 'title-change-password', 'title-lock', 'title-operator-add'] as const),
  ...(['title-operator-delete', 'title-operator-reset', 'title-set-max-count', 'title-wipe-log'] as const),
  // Records on the screen
  ...(['record', 'voided-mark'] as const),
  // Words of a smart terminal's buttons
  ...(['button-corner', 'version', 'outside-line'] as const),
  // Slips
  ...(['slip-settlement', 'slip-details', 'slip-summary', 'slip-merchant', 'slip-number'] as const),
  ...(['slip-terminal', 'slip-batch', 'slip-time', 'slip-columns', 'slip-inner', 'slip-outer'] as const),
  ...([
    'slip-balanced',
    'slip-unbalanced',
    'slip-error',
    'slip-reprint',
    'slip-sale',
    'slip-refund',
  ] as const),
  ...(['slip-completion', 'slip-offline', 'slip-own-totals', 'slip-host-totals', 'slip-debit'] as const),
  ...(['slip-credit', 'slip-title', 'slip-operator', 'slip-card', 'slip-issuer'] as const),
  ...(['slip-kind', 'slip-trace', 'slip-authorisation', 'slip-reference'] as const),
  ...(['slip-amount', 'slip-remark', 'slip-signature', 'slip-merchant-copy', 'slip-customer-copy'] as const),
  ...(['slip-detail-columns', 'slip-signed-on-screen', 'slip-test'] as const),
] as const

export type TextId = (typeof textIds)[number]

// Values with these names are amounts in fen.
const amounts = new Set(['amount', 'debit', 'credit'])

/** The device's words with `{name}` filled in; amounts come as fen and are shown as yuan. */
export function say(device: Device, id: TextId, values: Readonly<Record<string, string>> = {}): string {
  return device.texts[id].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return amounts.has(name) ? formatAmount(Number(value)) : value
  })
}
