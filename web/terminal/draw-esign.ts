import type { View } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import type { DeviceParts } from './draw-device.ts'
import { drawKeypad } from './draw-keypad.ts'
import { drawSignature } from './draw-signature.ts'
import type { Handling } from './handling.ts'
import { linesPicture, spaceBelow } from './picture/lines-picture.ts'

/**
 * Draws the 电签 terminal: small and light, with a colour display to sign on and a keypad, without a printer.
 */
export function drawEsign(view: View, handling: Handling, { lamps, slot }: DeviceParts): TemplateResult {
  const { screen, signing } = view
  const lines = screen.type === 'lines' ? screen : null
  return html`<div class="body esign">
    <div class="bezel">
      ${lamps}
      <div class="glass-front">
        <div class="display tft" aria-hidden="true" .innerHTML=${lines ? linesPicture(view, lines, 'tft') : ''}></div>
        ${lines && signing ? drawSignature(spaceBelow(lines), handling.texts.signHere) : ''}
      </div>
    </div>
    <div class="face">${drawKeypad(view.keys, handling)}</div>
    ${slot}
  </div>`
}
