import type { View } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import { asksForCard, type Handling } from './handling.ts'

/** Draws the chip slot at the bottom edge, with the card in it. */
export function drawCardSlot(view: View, handling: Handling): TemplateResult {
  const { slot } = view
  return html`<div class="chip-slot ${asksForCard(view, handling) ? 'asks' : ''} ${slot.card === null ? '' : 'with-card'}">
    <span class="mouth" aria-hidden="true"></span>
    ${slot.card === null ? '' : html`<span class="inserted" role="img" aria-label="${handling.texts.cardInSlot} ${slot.card}">${slot.card}</span>`}
  </div>`
}
