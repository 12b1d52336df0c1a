import { html, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { PrinterView } from '../../bot/terminal/view.ts'
import { slipPicture } from './picture/slip-picture.ts'

/** The newest slip standing out of the printer, which grows line by line; a stub of blank paper before the first. */
export function drawPaper({ state, slips }: PrinterView, label: string): TemplateResult {
  const slip = slips[slips.length - 1]
  if (!slip || slip.lines.length === 0) {
    return html`<div class="paper-out">${state === 'out' ? '' : html`<div class="stub"></div>`}</div>`
  }
  // A slip longer than the space scrolls; the keyboard must reach it too.
  return html`<div class="paper-out with-slip" tabindex="0" role="region" aria-label=${label}>
    <div class="strip ${slip.torn ? 'torn' : 'feeding'}">${unsafeHTML(slipPicture(slip))}</div>
  </div>`
}
