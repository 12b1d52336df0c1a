import type { KeyId } from '../../bot/terminal/device.ts'
import type { Press } from '../../bot/terminal/press.ts'
import type { PanelTexts } from './panel-texts.ts'
import type { Target } from './target.ts'

/** What a drawing needs beside the view: the words, what glows, and where presses go. */
export interface Handling {
  readonly texts: PanelTexts
  /** What is to be pressed next. */
  readonly next: Target | null
  /** No script is on: the person may do anything. */
  readonly free: boolean
  /** The script's finger is on `next` now. */
  readonly down: boolean
  /** The one key that the Tab key reaches; arrow keys move it. */
  readonly focus: KeyId
  readonly press: (press: Press) => void
  /** The test card in the person's hand. */
  readonly pan: string
  readonly choosePan: (pan: string) => void
  readonly moveFocus: (key: KeyId) => void
}
