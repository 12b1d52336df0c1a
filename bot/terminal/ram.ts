import type { JobName } from './job-name.ts'
import type { MessageKind } from './message-kind.ts'
import type { TextId } from './text.ts'

/** What a person may be asked to type. */
export const entryIds = [
  ...['operator', 'password', 'managerPassword', 'lockPassword', 'amount', 'pin'],
  ...['trace', 'reference', 'date', 'authorisation'],
  ...['oldPassword', 'newPassword', 'repeatPassword', 'subject', 'count'],
] as const
export type EntryId = (typeof entryIds)[number]

/** What a person may be asked to answer with yes or no. */
const questionIds = ['original', 'wipe', 'resume', 'details', 'totals', 'full'] as const
export type QuestionId = (typeof questionIds)[number]

/** Words to fill into a text. */
export type Values = Readonly<Record<string, string>>

/** Where the terminal goes on after something that ends by itself. */
export type After =
  | 'home'
  | 'job'
  | 'resume'
  | 'sign-in'
  | 'second-copy'
  | 'sold'
  | 'settlement-slip-printed'
  | 'details-answered'
  | 'details-printed'
  | 'settled'

/** What the terminal shows and waits for. */
export type Page =
  | { readonly type: 'boot' }
  | { readonly type: 'idle' }
  | { readonly type: 'menu'; readonly menu: string; readonly top: number }
  | { readonly type: 'enter'; readonly entry: EntryId; readonly typed: string }
  | { readonly type: 'card' }
  | { readonly type: 'question'; readonly question: QuestionId }
  | {
      readonly type: 'notice'
      readonly text: TextId
      readonly values: Values
      readonly after: After
      /** It stays until a person presses a key. */
      readonly stays: boolean
    }
  | { readonly type: 'busy'; readonly text: TextId }
  | { readonly type: 'signature'; readonly trace: number }
  | {
      readonly type: 'printing'
      readonly lines: readonly string[]
      readonly next: number
      readonly after: After
    }
  | { readonly type: 'paper'; readonly lines: readonly string[]; readonly after: After }
  | { readonly type: 'records'; readonly index: number; readonly only: boolean }
  | { readonly type: 'locked' }
  /** Shown to nobody: the machine goes on at once. */
  | { readonly type: 'go'; readonly after: After }

/** Business under way, with what is known of it so far. */
export interface Job {
  readonly name: JobName
  readonly values: Values
}

/** A message whose answer is awaited. */
export interface Exchange {
  readonly kind: MessageKind
  readonly trace: number
  readonly frame: string
  readonly sends: number
  /** Traces of the records that the message carries. */
  readonly carries: readonly number[]
}

/** Everything that a power cut forgets. */
export interface Ram {
  readonly page: Page
  readonly job: Job | null
  readonly exchange: Exchange | null
  /** The line to the host is open. */
  readonly connected: boolean
  /** The simulated moment at which the terminal goes on by itself. */
  readonly due: number | null
}

/** The idle screen, with nothing under way. */
export const restingRam: Ram = {
  page: { type: 'idle' },
  job: null,
  exchange: null,
  connected: false,
  due: null,
}
