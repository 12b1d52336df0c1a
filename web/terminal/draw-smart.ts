import type { View } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import type { DeviceParts } from './draw-device.ts'
import { drawTouchScreen } from './draw-touch.ts'
import type { Handling } from './handling.ts'

/** Draws the smart terminal: a printer on top, and a touch screen for everything else. */
export function drawSmart(
  view: View,
  handling: Handling,
  { lamps, slot, paper }: DeviceParts,
): TemplateResult {
  return html`
    ${paper}
    <div class="body smart">
      <div class="printer"><div class="cutter"></div></div>
      <div class="bezel">
        ${lamps}
        <div class="glass-front">
          ${view.screen.type === 'touch' ? drawTouchScreen(view, view.screen, handling) : ''}
        </div>
      </div>
      ${slot}
    </div>`
}
