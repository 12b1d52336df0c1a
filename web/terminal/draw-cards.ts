import { maskPan, testCards } from '../../bot/terminal/test-card.ts'
import type { View } from '../../bot/terminal/view.ts'
import { html, nothing, type TemplateResult } from '../lit.ts'
import { asksForCard, type Handling } from './handling.ts'

/**
 * Draws the test card in the person's hand and the ways to use it; shown while a card is needed or in the
 * slot.
 */
export function drawCards(view: View, handling: Handling): TemplateResult | typeof nothing {
  const { slot } = view
  const { next, texts, pan, choosePan, press } = handling
  if (!asksForCard(view, handling) && slot.card === null) return nothing
  const button = (way: 'swipe' | 'insert' | 'tap' | 'remove'): TemplateResult => html`<button
    type="button"
    class=${next?.type === 'card' && next.to === way ? 'way glow' : 'way'}
    @click=${() => press(way === 'remove' ? { card: way } : { card: way, pan })}
  >${texts.acts.card[way]}</button>`
  return html`<div class="cards" role="group" aria-label=${texts.testCard}>
    <label class="test-card">
      <span>${texts.testCard}</span>
      <select ?disabled=${slot.card !== null} @change=${(event: Event) => choosePan(chosenValue(event))}>
        ${testCards.map(
          card =>
            html`<option value=${card.pan} ?selected=${card.pan === pan}>${maskPan(card.pan)} ${card.organisation}</option>`,
        )}
      </select>
    </label>
    <div class="ways">
      ${slot.card === null ? [button('swipe'), button('insert'), button('tap')] : button('remove')}
    </div>
  </div>`
}

const chosenValue = ({ target }: Event): string => (target instanceof HTMLSelectElement ? target.value : '')
