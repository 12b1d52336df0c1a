import type { Generated, Kysely } from 'kysely'
import type { Act, CaseOutcome, Role } from '../content/desk-vocabulary.ts'

/** The tables, all keyed by conversation so that they can be spread over machines. */
export interface Tables {
  conversations: {
    id: string
    token_hash: string
    created_at: number
    /** The merchant for whom a shop has vouched; null for an anonymous visitor. */
    merchant_id: Generated<string | null>
  }
  events: {
    conversation_id: string
    seq: number
    at: number
    type: string
    body: string
    /**
     * Set on the first event of a turn: the client's message id and the turn's last event, so that a repeat
     * finds them.
     */
    message_id: string | null
    turn_end: number | null
  }
  /**
   * One row for each conversation in which a person was ever asked for: the fold of its events, read by the
   * queue.
   */
  ownership: {
    conversation_id: string
    state: 'bot' | 'queue' | 'agent' | 'closed'
    agent: string | null
    agent_name: string | null
    /** Since when it is in this state. */
    since: number
    /** Until when the agent's browser counts as alive; 0 without one. */
    lease_until: number
    /** A number of `priority.ts`. */
    priority: number
    /** The queue is served in this order, smallest first: see `turnAt`. */
    turn_at: number
    /** Since when the merchant has been waiting for a person's message. */
    waiting_since: number | null
    problem: string
    terminal_kind: string | null
    /** JSON of the lines. */
    summary: string
    last_words: string
    outcome: string | null
    follow_up: number
    stars: number | null
    /** Sequence number of the event that the row reflects. */
    version: number
  }
  agent_presence: { agent: string; name: string; state: 'on-duty' | 'away'; seen_at: number }
  drafts: { conversation_id: string; agent: string; text: string; updated_at: number }
  notes: { id: string; conversation_id: string; agent: string; name: string; text: string; at: number }
  callbacks: { conversation_id: string; message_id: string; phone: string; at: number }
  merchants: { id: string; name: string | null; seen_at: number }
  /** `id` is the message that contained the photo, `jpeg` its bytes in base64. */
  photos: { conversation_id: string; id: string; jpeg: string; at: number }
  /** Conversations whose personal data was erased up to the event `seq`. */
  erasures: { conversation_id: string; seq: number; at: number }
  content_versions: { version: string; body: string; created_at: string }
  agents: {
    id: string
    name: string
    role: Role
    /** Null until the first sign-in link has been used. */
    password_hash: string | null
    totp_secret: string | null
    /** The time step of the last accepted code: no code works twice. */
    totp_step: number
    disabled_at: number | null
    created_at: number
    /** Conversations at a time; null for the number given in the content. */
    capacity: Generated<number | null>
  }
  recovery_codes: { agent_id: string; code_hash: string }
  sessions: {
    token_hash: string
    agent_id: string
    /** `code`: the password was right, but the second step is still missing. */
    stage: 'code' | 'open'
    created_at: number
    last_seen_at: number
    expires_at: number
    user_agent: string
  }
  sign_in_links: { token_hash: string; agent_id: string; expires_at: number; used_at: number | null }
  /** By name, whether or not the account exists, so that both cases look alike from outside. */
  sign_in_attempts: { name_hash: string; failures: number; locked_until: number; last_at: number }
  audit: {
    id: string
    at: number
    /** Null where nobody was signed in, as for failed sign-ins and acts from the shell. */
    agent_id: string | null
    act: Act
    subject: string
    /** JSON. */
    detail: string
  }
  /** What is known of each conversation up to its event `read_seq`: see `cases/read-cases.ts`. */
  cases: {
    conversation_id: string
    read_seq: number
    begun_at: number
    last_at: number
    /** The first problem. */
    flow: string | null
    outcome: CaseOutcome
    handed_over: number
    /** How many messages the merchant wrote, and how many were not understood at once. */
    messages: number
    unclear: number
    /** How often the merchant wrote again after a person had closed the conversation. */
    reopened: number
    /** 1 when there are stars. */
    rated: number
    stars: number
    /** From the first request for a person to that person's first message, in milliseconds. */
    wait: number | null
    /** Id of the last agent who had it. */
    agent: string | null
    /** JSON of the fold, from which it is continued. */
    state: string
  }
  case_flows: {
    conversation_id: string
    flow: string
    starts: number
    solved: number
    person: number
    dropped: number
  }
  /** How often a step was shown (`choice` is empty), or one of its choices was taken. */
  case_steps: {
    conversation_id: string
    flow: string
    node: string
    choice: string
    number: number
    /** How often the merchant was lost there. */
    dropped: number
  }
  case_intents: {
    conversation_id: string
    intent: string
    answered: number
    clarified: number
    wrong: number
  }
  /** Messages for authors to look at; their words are in the log alone. */
  unclear_messages: {
    conversation_id: string
    seq: number
    at: number
    reason: 'clarify' | 'out-of-scope' | 'marked'
    intent: string | null
    chosen: string | null
  }
  /** Lines to which an author has given an intent, until they are in the content. */
  learned_lines: { text: string; intent: string; agent: string; at: number }
  /** Checks of learned lines, by the name of the lines; `result` is JSON once done. */
  trials: { name: string; at: number; state: 'running' | 'done' | 'failed'; result: string }
  training: { merchant: string; staff: string; lesson: string; done_at: number; mistakes: number }
  case_grams: { gram: string; conversation_id: string }
}

export type Db = Kysely<Tables>
