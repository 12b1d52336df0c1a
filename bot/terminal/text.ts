import type { Device } from './device.ts'
import { formatAmount } from './money.ts'

/** The ids of everything a terminal can say; the words stand in `content/terminals`. */
export const textIds = [
  // Idle and power
  ...['welcome', 'swipe-card', 'press-menu', 'please-sign-in', 'starting', 'locked'],
  // On the line
  ...['connecting', 'processing', 'signing-in', 'signing-off', 'reversing', 'settling', 'uploading'],
  ...['no-sim', 'connection-failed', 'host-timeout', 'no-answer', 'send-failed', 'unreadable'],
  ...['mac-wrong', 'keys-wrong', 'answer-code', 'line-works'],
  // Operators
  ...['not-signed-in', 'signed-in', 'signed-off', 'operator-unknown', 'operator-locked'],
  ...['password-wrong', 'passwords-differ', 'operator-changed', 'operator-known', 'operators-full'],
  ...['no-right', 'manager-cannot-trade', 'done', 'count-wrong'],
  // Trading
  ...['approved', 'balance', 'amount-zero', 'no-original', 'already-voided', 'card-differs'],
  ...['card-unread', 'storage-full', 'storage-soft', 'storage-near', 'total-too-large', 'sign-here'],
  'reversal-given-up',
  // Settlement
  ...['no-records', 'battery-low', 'settle-first', 'clear-first', 'upload-resumes', 'balance-code-wrong'],
  ...['settled', 'slip-needed', 'no-settlement', 'totals', 'totals-so-far', 'log-wiped'],
  // Paper
  ...['printing', 'paper-out', 'paper-jam', 'printer-hot', 'paper-keys'],
  // Questions
  ...['ask-original', 'ask-wipe', 'ask-resume', 'ask-details', 'ask-full'],
  // Things to type
  ...['ask-operator', 'ask-subject', 'ask-password', 'ask-managerPassword', 'ask-lockPassword'],
  ...['ask-oldPassword', 'ask-newPassword', 'ask-repeatPassword', 'ask-amount', 'ask-pin'],
  ...['ask-trace', 'ask-reference', 'ask-date', 'ask-authorisation', 'ask-count', 'ask-card'],
  // Titles
  ...['title-sign-in', 'title-sign-off', 'title-settle', 'title-echo', 'title-sale', 'title-void'],
  ...['title-refund', 'title-preauth', 'title-preauth-void', 'title-completion'],
  ...['title-completion-void', 'title-balance', 'title-offline-sale', 'title-reprint-last'],
  ...['title-reprint-any', 'title-reprint-settlement', 'title-print-details'],
  ...['title-print-summary', 'title-query', 'title-query-one', 'title-query-totals'],
  ...['title-switch-operator', 'title-change-password', 'title-lock', 'title-operator-add'],
  ...['title-operator-delete', 'title-operator-reset', 'title-set-max-count', 'title-wipe-log'],
  // Records on the screen
  ...['record', 'voided-mark'],
  // Words of a smart terminal's buttons
  ...['button-corner', 'version', 'outside-line'],
  // Slips
  ...['slip-settlement', 'slip-details', 'slip-summary', 'slip-merchant', 'slip-number'],
  ...['slip-terminal', 'slip-batch', 'slip-time', 'slip-columns', 'slip-inner', 'slip-outer'],
  ...['slip-balanced', 'slip-unbalanced', 'slip-error', 'slip-reprint', 'slip-sale', 'slip-refund'],
  ...['slip-completion', 'slip-offline', 'slip-own-totals', 'slip-host-totals', 'slip-debit'],
  ...['slip-credit', 'slip-title', 'slip-operator', 'slip-card', 'slip-issuer'],
  ...['slip-kind', 'slip-trace', 'slip-authorisation', 'slip-reference'],
  ...['slip-amount', 'slip-remark', 'slip-signature', 'slip-merchant-copy', 'slip-customer-copy'],
  ...['slip-detail-columns', 'slip-signed-on-screen', 'slip-test'],
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
