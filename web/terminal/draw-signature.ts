import { html, type TemplateResult } from '../lit.ts'
import { type Place, placeStyle } from './place-style.ts'

/** Draws the place to sign, over the screen; the pad itself is loaded with the first signature. */
export function drawSignature(place: Place, label: string): TemplateResult {
  // If loading fails the place stays empty, and 确认 continues as for a customer who does not sign.
  import('./signature-pad.ts').catch(() => undefined)
  return html`<signature-pad .style=${placeStyle(place)} .label=${label}></signature-pad>`
}
