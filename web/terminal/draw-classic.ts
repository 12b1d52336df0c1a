import { html, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { View } from '../../bot/terminal/view.ts'
import { drawCardSlot } from './draw-card-slot.ts'
import { drawKeypad } from './draw-keypad.ts'
import { drawLamps } from './draw-lamps.ts'
import { drawPaper } from './draw-paper.ts'
import type { Handling } from './handling.ts'
import { screenPicture } from './picture.ts'

/** The keypad terminal: printer on top, four-line display, keypad, card slots at its side and foot. */
export function drawClassic(view: View, handling: Handling): TemplateResult {
  const { texts } = handling
  return html`
    ${view.printer ? drawPaper(view.printer, texts.slip) : ''}
    <div class="body classic">
      <div class="printer"><div class="cutter"></div></div>
      <div class="face">
        <div class="bezel">
          ${drawLamps(view, handling)}
          <div class="display lcd" aria-hidden="true">${unsafeHTML(screenPicture(view))}</div>
        </div>
        ${drawKeypad(view.keys, handling)}
      </div>
      ${drawCardSlot(view, handling)}
    </div>`
}
