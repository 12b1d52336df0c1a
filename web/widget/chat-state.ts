import type { Link } from './connection.ts'
import type { Outbox } from './outbox.ts'
import { emptyTranscript, type Transcript } from './transcript.ts'

/** Everything that the view needs to know about the conversation. */
export interface ChatState {
  /** `opening` until the conversation's events have arrived. */
  readonly phase: 'opening' | 'open'
  readonly link: Link
  readonly transcript: Transcript
  readonly outbox: Outbox
  /** True if an earlier visit's conversation could not be resumed and a new one was opened. */
  readonly renewed: boolean
  /** Why the conversation cannot be opened, in the desk's words; null while nothing is wrong. */
  readonly trouble: string | null
  /** The person at the desk who is typing; null for nobody. */
  readonly typist: string | null
  /** Events up to this number were there when the page opened, so they are not announced. */
  readonly knownSeq: number
}

export const startState: ChatState = {
  phase: 'opening',
  link: 'connecting',
  transcript: emptyTranscript,
  outbox: [],
  renewed: false,
  trouble: null,
  typist: null,
  knownSeq: 0,
}
