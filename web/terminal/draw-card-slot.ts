import type { View } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import { asksForCard, type Handling } from './handling.ts'

/** The chip slot at the foot, with the card that stands in it. */
export function drawCardSlot(view: View, handling: Handling): TemplateResult {
  const { slot } = view
  return html`<div class="chip-slot ${asksForCard(view, handling) ? 'asks' : ''} ${slot.card === null ? '' : 'with-card'}">
    <span class="mouth" aria-hidden="true"></span>
    ${slot.card === null ? '' : html`<span class="inserted" role="img" aria-label="${handling.texts.cardInSlot} ${slot.card}">${slot.card}</span>`}
  </div>`
}
