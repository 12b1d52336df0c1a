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
  merchants: { id: string; name: string | null; seen_at: number }
  /** `id` is the message that brought the photo, `jpeg` its bytes in base64. */
  photos: { conversation_id: string; id: string; jpeg: string; at: number }
  content_versions: { version: string; body: string; created_at: string }
}

export type Db = Kysely<Tables>
