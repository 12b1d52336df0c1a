import type { Device } from './device.ts'
import type { Flash } from './flash.ts'
import { startHost, terminalKey } from './host/host.ts'
import { startJournal } from './journal.ts'
import { openLink } from './link.ts'
import { freshPrinter } from './printer.ts'
import { restingRam } from './ram.ts'
import type { World } from './running.ts'

const firstBatch = 1

/** A terminal out of the box, switched on, nobody signed in. */
export function freshWorld(device: Device, maxCount: number): World {
  const flash: Flash = {
    batch: firstBatch,
    trace: 1,
    session: null,
    log: [],
    reversal: null,
    settlement: null,
    clearPending: false,
    lastSettlement: null,
    operators: device.operators.map(operator => ({ ...operator, misses: 0 })),
    maxCount,
    lockedBy: null,
  }
  const { merchant } = device
  return {
    now: 0,
    journal: startJournal(flash),
    flash,
    ram: restingRam,
    link: openLink,
    host: startHost(device.host, terminalKey(merchant.number, merchant.terminal), firstBatch),
    printer: device.printer ? freshPrinter : null,
    slot: null,
    battery: 80,
    charging: false,
    sim: true,
    beeps: 0,
    cut: null,
    frames: [],
    ledger: [],
  }
}
