import type { SlipView } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import { slipPicture } from './picture/slip-picture.ts'

/** Draws the newest slip, which comes out of the printer line by line. */
export const drawPaper = (slip: SlipView, label: string): TemplateResult =>
  // A long slip scrolls, and the keyboard must reach it too.
  html`<div class="paper-out with-slip" tabindex="0" role="region" aria-label=${label}>
    <div class="strip ${slip.torn ? 'torn' : 'feeding'}" .innerHTML=${slipPicture(slip)}></div>
  </div>`
