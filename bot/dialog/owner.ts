/** Who works at the desk; `supervisor` may take a conversation out of a colleague's hands. */
export interface Agent {
  readonly id: string
  readonly name: string
  readonly role: AgentRole
}

export type AgentRole = 'agent' | 'supervisor' | 'author'

/** Who has the word in a conversation: exactly one, as the fold of its events. */
export type Owner =
  | { readonly kind: 'bot' }
  /** The merchant waits for a person since then, milliseconds since 1970. */
  | { readonly kind: 'queue'; readonly since: number }
  | { readonly kind: 'agent'; readonly agent: string; readonly name: string; readonly since: number }

/** Whether this agent has the conversation. */
export const owns = (owner: Owner, agent: string): boolean => owner.kind === 'agent' && owner.agent === agent
