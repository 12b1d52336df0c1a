import type { Place } from '../content/problem.ts'
import type { YamlPath } from '../content/source.ts'
import type { Line } from './desk.ts'
import type { Edit } from './suggest-edit.ts'

/** Why a script failed: the first difference, what helps to judge it, and how to accept it. */
export interface Failure {
  readonly place: Place
  readonly expected: string
  readonly came: string
  /** Why the bot chose it, where that can be seen. */
  readonly why: string | null
  /** The shortest change of the script that would make it pass at this place. */
  readonly edit: Edit | null
  /** The exact text that was expected and the one that came, where nothing else differs. */
  readonly wording: Wording | null
  readonly transcript: readonly Line[]
  /** Index of the line that differs; the length of the transcript when a line is missing at its end. */
  readonly marked: number
}

/** A text in a script file that the bot now words otherwise. */
export interface Wording {
  readonly path: YamlPath
  readonly from: string
  readonly to: string
  readonly literal: boolean
}

/** How a script went. */
export type Result =
  /** `unseen`: keys of expectations that could not be looked at from where it was played. */
  | { readonly outcome: 'passed'; readonly unseen: readonly string[] }
  | { readonly outcome: 'failed'; readonly failure: Failure }
  | { readonly outcome: 'skipped'; readonly reason: string }
  /** The desk was lost on the way. */
  | { readonly outcome: 'lost'; readonly reason: string; readonly transcript: readonly Line[] }
