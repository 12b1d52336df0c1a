import { html, type TemplateResult } from 'lit'
import type { View } from '../../bot/terminal/view.ts'
import { drawCardSlot } from './draw-card-slot.ts'
import { drawLamps } from './draw-lamps.ts'
import { drawPaper } from './draw-paper.ts'
import { drawTouchScreen } from './draw-touch.ts'
import type { Handling } from './handling.ts'

/** The smart terminal: printer on top, and a touch screen for all the rest. */
export function drawSmart(view: View, handling: Handling): TemplateResult {
  const { texts } = handling
  return html`
    ${view.printer ? drawPaper(view.printer, texts.slip) : ''}
    <div class="body smart">
      <div class="printer"><div class="cutter"></div></div>
      <div class="bezel">
        ${drawLamps(view, handling)}
        <div class="glass-front">
          ${view.screen.type === 'touch' ? drawTouchScreen(view, view.screen, handling) : ''}
        </div>
      </div>
      ${drawCardSlot(view, handling)}
    </div>`
}
