import type { Link } from './connection.ts'
import type { Outbox } from './outbox.ts'
import { emptyTranscript, type Transcript } from './transcript.ts'

/** All that the view needs to know about the conversation. */
export interface ChatState {
  /** `opening` until the conversation's events are here. */
  readonly phase: 'opening' | 'open'
  readonly link: Link
  readonly transcript: Transcript
  readonly outbox: Outbox
  /** The conversation of an earlier visit could not be resumed; a new one was begun. */
  readonly renewed: boolean
  /** Why the conversation cannot be opened, in the desk's words; null while nothing is wrong. */
  readonly trouble: string | null
  /** The person at the desk who types now; null for nobody. */
  readonly typist: string | null
  /** Events up to this number were here when the page opened: they are not announced. */
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
