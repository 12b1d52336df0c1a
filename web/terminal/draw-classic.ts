import type { View } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import type { DeviceParts } from './draw-device.ts'
import { drawKeypad } from './draw-keypad.ts'
import type { Handling } from './handling.ts'
import { linesPicture } from './picture/lines-picture.ts'

/**
 * Draws the keypad terminal: printer on top, four-line display, keypad, card slots at the side and the bottom
 * edge.
 */
export function drawClassic(
  view: View,
  handling: Handling,
  { lamps, slot, paper }: DeviceParts,
): TemplateResult {
  const { screen } = view
  return html`
    ${paper}
    <div class="body classic">
      <div class="printer"><div class="cutter"></div></div>
      <div class="face">
        <div class="bezel">
          ${lamps}
          <div
            class="display lcd"
            aria-hidden="true"
            .innerHTML=${screen.type === 'lines' ? linesPicture(view, screen, 'lcd') : ''}
          ></div>
        </div>
        ${drawKeypad(view.keys, handling)}
      </div>
      ${slot}
    </div>`
}
