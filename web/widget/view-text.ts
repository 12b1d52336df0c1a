import { html, type TemplateResult } from '../lit.ts'
import { splitScreenWords } from './screen-words.ts'

/**
 * A sentence with the words of keys and screens as chips. The quotes stay in the text for copying and screen
 * readers.
 */
export function viewText(sentence: string): TemplateResult[] {
  return splitScreenWords(sentence).map(({ text, onDevice }) =>
    onDevice
      ? html`<span class="word"><span class="quote">「</span>${text}<span class="quote">」</span></span>`
      : html`${text}`,
  )
}
