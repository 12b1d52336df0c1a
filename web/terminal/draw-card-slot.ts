import { html, type TemplateResult } from 'lit'
import type { View } from '../../bot/terminal/view.ts'
import type { PanelTexts } from './panel-texts.ts'

/** The chip slot at the foot, with the card that stands in it. */
export function drawCardSlot({ slot }: View, texts: PanelTexts): TemplateResult {
  return html`<div class="chip-slot ${slot.asks ? 'asks' : ''} ${slot.card === null ? '' : 'with-card'}">
    <span class="mouth" aria-hidden="true"></span>
    ${slot.card === null ? '' : html`<span class="inserted" role="img" aria-label="${texts.cardInSlot} ${slot.card}">${slot.card}</span>`}
  </div>`
}
