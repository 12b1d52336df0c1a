/** The roles at the desk: agents serve merchants, supervisors look after everything, authors write content. */
export const roles = ['agent', 'supervisor', 'author'] as const
export type Role = (typeof roles)[number]

/** What the audit log records; each act has its wording in `content/console.yaml`. */
export const acts = [
  ...['signed-in', 'sign-in-failed', 'code-failed', 'signed-out', 'signed-out-everywhere'],
  ...['password-set', 'two-step-on', 'two-step-off', 'recovery-code-used'],
  ...['agent-added', 'agent-reset', 'agent-disabled', 'agent-enabled', 'role-changed'],
  ...['transcript-exported', 'script-saved', 'data-erased'],
  ...['line-learned', 'line-dropped', 'message-marked', 'patch-downloaded'],
  ...['conversation-claimed', 'conversation-taken-over', 'conversation-released'],
  ...['conversation-transferred', 'conversation-handed-back', 'conversation-closed', 'conversation-raised'],
  ...['message-sent', 'step-demonstrated', 'note-added', 'duty-changed', 'capacity-changed'],
] as const
export type Act = (typeof acts)[number]

/** How a conversation ended, or that it is still open; `left` is a flow that the merchant broke off. */
export const caseOutcomes = ['open', 'solved', 'person', 'left', 'elsewhere'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]
