import type { View } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import { asksForCard, type Handling } from './handling.ts'

/**
 * Draws three lamps with their meanings, and the contactless symbol, which lights up when a card is to be
 * tapped.
 */
export function drawLamps(view: View, handling: Handling): TemplateResult {
  const { lamps } = view
  const { texts } = handling
  const lamp = (name: 'power' | 'line' | 'alarm', label: string): TemplateResult =>
    html`<span class="lamp ${name} ${lamps[name] ? 'on' : 'off'}"
      ><i aria-hidden="true"></i>${label}<span class="unseen">${lamps[name] ? texts.lampOn : texts.lampOff}</span></span
    >`
  return html`<div class="brow ${asksForCard(view, handling) ? 'asks' : ''}">
    <span class="lamps">${lamp('power', texts.lampPower)}${lamp('line', texts.lampLine)}${lamp('alarm', texts.lampAlarm)}</span>
    <svg class="contactless" viewBox="0 0 20 16" aria-hidden="true">
      <path d="M3 6a4 4 0 0 1 0 4M7 4a8 8 0 0 1 0 8M11 2.4a12 12 0 0 1 0 11.2M15 1a16 16 0 0 1 0 14" />
    </svg>
  </div>`
}
