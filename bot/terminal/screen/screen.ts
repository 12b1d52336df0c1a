import type { KeyId } from '../device.ts'

/** Something with words on the screen that can be touched (`smart`) or chosen by its number key. */
export interface ChoiceView {
  /** The word for a `Press`. */
  readonly words: string
  /** The number key that also chooses it, if there is one. */
  readonly key?: KeyId
}

export interface LinesScreen {
  readonly type: 'lines'
  readonly rows: number
  /** Half-width cells per row. */
  readonly columns: number
  /** Exactly `rows` texts, none wider than `columns` cells, not padded. */
  readonly lines: readonly string[]
  /** The row whose text is being typed into, from 0. */
  readonly cursor: number | null
}

export interface TouchScreen {
  readonly type: 'touch'
  readonly title: string
  /** The button in the corner at the top left, if the page has one. */
  readonly corner: string | null
  readonly body: readonly string[]
  /** What is typed so far, in large figures; null where nothing is typed. */
  readonly figure: string | null
  readonly items: readonly ChoiceView[]
  readonly buttons: readonly { readonly words: string; readonly tone: 'primary' | 'secondary' }[]
  /** Whether `keys` are drawn on the screen now. */
  readonly keypad: boolean
}
