import type { Fault } from '../../bot/terminal/fault.ts'
import { html, type TemplateResult } from '../lit.ts'
import type { PanelTexts } from './panel-texts.ts'

/** Draws the faults that a trainer can give the terminal; choosing one restarts it. */
export function drawFaults(
  faults: readonly Fault[],
  current: Fault,
  texts: PanelTexts,
  choose: (id: string) => void,
): TemplateResult {
  return html`<details class="panel faults">
    <summary>${texts.faults}</summary>
    <div class="fault-list" role="radiogroup" aria-label=${texts.faults}>
      ${faults.map(
        ({ id, title, sees }) => html`<label class="fault">
          <input type="radio" name="fault" .checked=${id === current.id} @change=${() => choose(id)} />
          <span><b>${title}</b><span class="fault-sees">${sees}</span></span>
        </label>`,
      )}
    </div>
  </details>`
}
