/** A person who works at the desk; a `supervisor` may take a conversation away from a colleague. */
export interface Agent {
  readonly id: string
  readonly name: string
  readonly role: AgentRole
}

export type AgentRole = 'agent' | 'supervisor' | 'author'

/** Who answers in a conversation: always exactly one owner, folded from its events. */
export type Owner =
  | { readonly kind: 'bot' }
  /** Since when the merchant has been waiting for a person, in milliseconds since 1970. */
  | { readonly kind: 'queue'; readonly since: number }
  | { readonly kind: 'agent'; readonly agent: string; readonly name: string; readonly since: number }

/** Whether this agent has the conversation. */
export const owns = (owner: Owner, agent: string): boolean => owner.kind === 'agent' && owner.agent === agent
