/** Everything that a menu item can start. */
export const jobNames = [
  ...['sign-in', 'sign-off', 'settle', 'echo'],
  ...['sale', 'void', 'refund', 'preauth', 'preauth-void', 'completion', 'completion-void'],
  ...['balance', 'offline-sale'],
  ...['reprint-last', 'reprint-any', 'reprint-settlement', 'print-details', 'print-summary'],
  ...['query', 'query-one', 'query-totals'],
  ...['switch-operator', 'change-password', 'lock'],
  ...['operator-add', 'operator-delete', 'operator-reset'],
  ...['set-max-count', 'wipe-log'],
] as const

export type JobName = (typeof jobNames)[number]
