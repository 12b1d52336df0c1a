import type { KeyId } from '../../bot/terminal/device.ts'
import type { Press } from '../../bot/terminal/press.ts'
import type { View } from '../../bot/terminal/view.ts'
import type { PanelTexts } from './panel-texts.ts'
import type { Target } from './target.ts'

/** What a drawing needs besides the view: the texts, what to highlight, and where presses go. */
export interface Handling {
  readonly texts: PanelTexts
  /** What should be pressed next. */
  readonly next: Target | null
  /** True if no script is playing and the person may do anything. */
  readonly free: boolean
  /** True while the script is pressing `next`. */
  readonly down: boolean
  /** The one key that the Tab key reaches; arrow keys move it. */
  readonly focus: KeyId
  readonly press: (press: Press) => void
  /** The test card in the person's hand. */
  readonly pan: string
  readonly choosePan: (pan: string) => void
  readonly moveFocus: (key: KeyId) => void
}

/** Whether a card should be used now. An idle terminal always accepts one, which a script need not show. */
export const asksForCard = ({ slot }: View, { free, next }: Handling): boolean =>
  next?.type === 'card' || (free && slot.asks)
