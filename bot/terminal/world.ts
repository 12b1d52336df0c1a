import type { Device } from './device.ts'
import type { Fact } from './fact.ts'
import type { Fault } from './fault.ts'
import type { Press } from './press.ts'

/** Terminal, line, host, printer and the merchant's hands at one simulated moment; plain JSON. */
export interface World {
  /** Simulated milliseconds since the start. */
  readonly now: number
  readonly flash: { readonly batch: number; readonly log: readonly unknown[] }
}

/** A terminal prepared as the fault says, switched on and waiting for the merchant. */
export declare function startWorld(device: Device, fault: Fault): World

/** Does one act; what cannot be done is a fact (`key-not-there`, `key-not-live`…), never a throw. */
export declare function act(
  device: Device,
  world: World,
  press: Press,
): { world: World; facts: readonly Fact[] }

/** Lets time pass until the terminal waits for a person, at most `limit` simulated milliseconds. */
export declare function actUntilQuiet(
  device: Device,
  world: World,
  limit?: number,
): { world: World; facts: readonly Fact[] }
