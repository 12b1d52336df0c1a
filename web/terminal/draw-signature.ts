import { html, type TemplateResult } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'
import './signature-pad.ts'

/** The place to sign; `top` and `height` are shares of the screen's height. */
export function drawSignature(place: { readonly top: number; readonly height: number }, label: string): TemplateResult {
  const style = { top: `${place.top * 100}%`, height: `${place.height * 100}%` }
  return html`<signature-pad style=${styleMap(style)} .label=${label}></signature-pad>`
}
