import type { Press } from '../../bot/terminal/press.ts'
import type { PrinterState } from '../../bot/terminal/printer.ts'
import type { View } from '../../bot/terminal/view.ts'
import { html, type TemplateResult } from '../lit.ts'
import type { Handling } from './handling.ts'
import { icon } from './icons.ts'

type SwitchName = 'power' | 'network' | 'paper' | 'charger' | 'sim'

interface Switch {
  readonly name: SwitchName
  readonly on: boolean
  readonly state: string
  readonly press: Press
}

/**
 * Draws what surrounds the device and can be plugged in, cut off or refilled; `network` says whether the line
 * is up.
 */
export function drawSwitches(view: View, network: boolean, handling: Handling): TemplateResult {
  const { texts, next, press } = handling
  return html`<div class="switches" role="group" aria-label=${texts.switches}>
    ${listSwitches(view, network, handling).map(
      one => html`<button
        type="button"
        class="switch ${one.name} ${one.on ? 'on' : ''} ${next?.type === one.name ? 'glow' : ''}"
        aria-pressed=${one.on}
        @click=${() => press(one.press)}
      >${icon(one.name)}<span>${texts.switch[one.name]}</span><small>${one.state}</small></button>`,
    )}
  </div>`
}

function listSwitches(view: View, network: boolean, { texts }: Handling): readonly Switch[] {
  const plain = (name: Exclude<SwitchName, 'paper'>, on: boolean, press: Press): Switch => {
    const { on: whenOn, off } = texts.state[name]
    return { name, on, state: on ? whenOn : off, press }
  }
  const { printer } = view
  return [
    plain('power', view.powered, { power: view.powered ? 'off' : 'on' }),
    plain('network', network, { network: network ? 'down' : 'up' }),
    ...(printer ? [paperSwitch(printer.state, texts.state.paper)] : []),
    plain('charger', view.charging, { charger: view.charging ? 'out' : 'in' }),
    plain('sim', view.signal !== null, { sim: view.signal === null ? 'in' : 'out' }),
  ]
}

function paperSwitch(state: PrinterState, words: Readonly<Record<PrinterState, string>>): Switch {
  const on = state === 'ok'
  return { name: 'paper', on, state: words[state], press: { paper: on ? 'out' : 'load' } }
}
