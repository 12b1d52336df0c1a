import type { Generated, Kysely } from 'kysely'

/** The tables, all keyed by conversation so that they can be spread over machines. */
export interface Tables {
  conversations: {
    id: string
    token_hash: string
    created_at: number
    /** The merchant whom a shop vouched for; null for a visitor. */
    merchant_id: Generated<string | null>
  }
  events: {
    conversation_id: string
    seq: number
    at: number
    type: string
    body: string
    /** On the first event of a turn: the client's message and the turn's last event, so that a repeat finds them. */
    message_id: string | null
    turn_end: number | null
  }
  /** One row per conversation that ever asked for a person: the fold of its events, for the queue to read. */
  ownership: {
    conversation_id: string
    state: 'bot' | 'queue' | 'agent' | 'closed'
    agent: string | null
    agent_name: string | null
    /** Since when it is in this state. */
    since: number
    /** Until when the agent's screen counts as alive; 0 without one. */
    lease_until: number
    /** Larger comes first. */
    priority: number
    /** Since when the merchant waits for a person's word. */
    waiting_since: number | null
    problem: string
    terminal_kind: string | null
    /** JSON of the lines. */
    summary: string
    last_words: string
    outcome: string | null
    follow_up: number
    stars: number | null
    /** Sequence number that the row tells of. */
    version: number
  }
  agent_presence: { agent: string; name: string; state: 'on-duty' | 'away'; seen_at: number }
  drafts: { conversation_id: string; agent: string; text: string; updated_at: number }
  notes: { id: string; conversation_id: string; agent: string; name: string; text: string; at: number }
  callbacks: { conversation_id: string; message_id: string; phone: string; at: number }
  merchants: { id: string; name: string | null; seen_at: number }
  /** `id` is the message that brought the photo, `jpeg` its bytes in base64. */
  photos: { conversation_id: string; id: string; jpeg: string; at: number }
  content_versions: { version: string; body: string; created_at: string }
}

export type Db = Kysely<Tables>
