import type { Kysely } from 'kysely'

/** The tables, all keyed by conversation so that they can be spread over machines. */
export interface Tables {
  conversations: { id: string; token_hash: string; created_at: number }
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
  content_versions: { version: string; body: string; created_at: string }
}

export type Db = Kysely<Tables>
