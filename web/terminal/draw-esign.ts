import { html, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { View } from '../../bot/terminal/view.ts'
import { drawCardSlot } from './draw-card-slot.ts'
import { drawKeypad } from './draw-keypad.ts'
import { drawLamps } from './draw-lamps.ts'
import { drawSignature } from './draw-signature.ts'
import type { Handling } from './handling.ts'
import { spaceBelow } from './picture/lines-picture.ts'
import { screenPicture } from './picture.ts'

/** The 电签 terminal: small and light, a colour display to sign on, a keypad, no printer. */
export function drawEsign(view: View, handling: Handling): TemplateResult {
  const { texts } = handling
  return html`<div class="body esign">
    <div class="bezel">
      ${drawLamps(view, handling)}
      <div class="glass-front">
        <div class="display tft" aria-hidden="true">${unsafeHTML(screenPicture(view))}</div>
        ${view.signing && view.screen.type === 'lines' ? drawSignature(spaceBelow(view.screen), texts.signHere) : ''}
      </div>
    </div>
    <div class="face">${drawKeypad(view.keys, handling)}</div>
    ${drawCardSlot(view, handling)}
  </div>`
}
