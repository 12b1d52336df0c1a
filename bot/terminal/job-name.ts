/** Everything that a menu item can start. */
export const jobNames = [
  ...(['sign-in', 'sign-off', 'settle', 'echo'] as const),
  ...(['sale', 'void', 'refund', 'preauth', 'preauth-void', 'completion', 'completion-void'] as const),
  ...(['balance', 'offline-sale'] as const),
  ...(['reprint-last', 'reprint-any', 'reprint-settlement', 'print-details', 'print-summary'] as const),
  ...(['query', 'query-one', 'query-totals'] as const),
  ...(['switch-operator', 'change-password', 'lock'] as const),
  ...(['operator-add', 'operator-delete', 'operator-reset'] as const),
  ...(['set-max-count', 'wipe-log'] as const),
] as const

export type JobName = (typeof jobNames)[number]
