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
}

/** Tells the dialog what `facts` left behind on the terminal; a terminal without power still has its batch and log. */
export function report(device: Device, world: World, facts: readonly Fact[]): TerminalReport {
  const { flash } = world
  return {
    facts: facts.map(fact => fact.name),
    screen: look(device, world).words,
    batch: digits(flash.batch, 6),
    count: flash.log.length,
  }
}
