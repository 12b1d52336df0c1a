import type { Device } from './device.ts'
import { digits } from './digits.ts'
import type { Fact } from './fact.ts'
import type { World } from './running.ts'
import { look } from './view.ts'

/** What happened on the embedded simulator since the last report. */
export interface TerminalReport {
  /** Past-tense facts, in order: `signed-in`, `settled`, `slip-printed`, `sale-refused`… */
  readonly facts: readonly string[]
  /** The lines on the terminal's screen now. */
  readonly screen: readonly string[]
  /** The batch the terminal works in now, six digits. */
  readonly batch: string
  /** Transactions held in the terminal's log. */
  readonly count: number
  /** The lines of the last slip, when one was printed since the last report. */
  readonly lastSlip?: readonly string[] | undefined
}

/** What the dialog is told about `facts` and the state they led to; a terminal without power still has its batch and log. */
export function report(device: Device, world: World, facts: readonly Fact[]): TerminalReport {
  const { flash } = world
  const view = look(device, world)
  const slip =
    facts.some(({ name }) => name === 'slip-printed' || name === 'settlement-slip-printed') &&
    view.printer?.slips[view.printer.slips.length - 1]
  return {
    facts: facts.map(fact => fact.name),
    screen: view.words,
    batch: digits(flash.batch, 6),
    count: flash.log.length,
    ...(slip ? { lastSlip: slip.lines } : {}),
  }
}
