import type { KeyId } from '../../bot/terminal/device.ts'
import type { KeyView } from '../../bot/terminal/view.ts'
import { html, nothing, type TemplateResult } from '../lit.ts'
import type { Handling } from './handling.ts'

/** The letters that keypads have beside their digits. */
const letters: Readonly<Partial<Record<KeyId, string>>> = {
  1: 'QZ.',
  2: 'ABC',
  3: 'DEF',
  4: 'GHI',
  5: 'JKL',
  6: 'MNO',
  7: 'PRS',
  8: 'TUV',
  9: 'WXY',
}

/** Draws the keypad as rows of real buttons; places without a key stay empty. */
export function drawKeypad(keys: readonly KeyView[], handling: Handling): TemplateResult {
  const columns = Math.max(...keys.map(({ column }) => column))
  const rows = Math.max(...keys.map(({ row }) => row))
  const at = (row: number, column: number): KeyView | undefined =>
    keys.find(key => key.row === row && key.column === column)
  // 确认 is twice as tall if there is no key below it, as on most keypads.
  const confirm = keys.find(({ id }) => id === 'confirm')
  const tall = confirm !== undefined && confirm.row < rows && !at(confirm.row + 1, confirm.column)
  const places = Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns) + 1, (index % columns) + 1]
    return {
      index,
      key: at(row, column),
      covered: tall && row === confirm.row + 1 && column === confirm.column,
    }
  }).filter(({ covered }) => !covered)
  return html`<div class="keypad columns-${columns} ${tall ? 'tall-confirm' : ''}" role="group" aria-label=${handling.texts.keypad}>
    ${places.map(({ key }) => (key ? drawKey(key, handling) : html`<span></span>`))}
  </div>`
}

function drawKey(key: KeyView, { next, down, focus, press, moveFocus }: Handling): TemplateResult {
  const glow = next?.type === 'key' && next.id === key.id
  const subscript = letters[key.id]
  return html`<button
    type="button"
    class="key ${key.tone} ${glow ? 'glow' : ''} ${glow && down ? 'down' : ''}"
    data-key=${key.id}
    tabindex=${key.id === focus ? 0 : -1}
    @click=${() => press(key.legend)}
    @focus=${() => moveFocus(key.id)}
  ><span class="legend">${key.legend}</span>${
    subscript ? html`<span class="letters" aria-hidden="true">${subscript}</span>` : nothing
  }</button>`
}
