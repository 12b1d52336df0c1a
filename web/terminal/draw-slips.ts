import type { PrinterView } from '../../bot/terminal/view.ts'
import { html, nothing, type TemplateResult } from '../lit.ts'
import { fill } from './describe-press.ts'
import type { PanelTexts } from './panel-texts.ts'
import { slipPicture } from './picture/slip-picture.ts'

/** All slips that were torn off, newest first. */
export function drawSlips(printer: PrinterView | null, texts: PanelTexts): TemplateResult | typeof nothing {
  const torn = (printer?.slips ?? []).filter(slip => slip.torn)
  if (torn.length === 0) return nothing
  return html`<details class="panel slips">
    <summary>${fill(texts.slips, { count: String(torn.length) })}</summary>
    <div class="pile" .innerHTML=${[...torn].reverse().map(slipPicture).join('')}></div>
  </details>`
}
