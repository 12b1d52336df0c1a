import { html, type TemplateResult } from 'lit'
import { type Place, placeStyle } from './place-style.ts'
import './signature-pad.ts'

/** The place to sign, over the screen. */
export function drawSignature(place: Place, label: string): TemplateResult {
  return html`<signature-pad .style=${placeStyle(place)} .label=${label}></signature-pad>`
}
