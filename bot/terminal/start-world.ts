import type { Device } from './device.ts'
import type { Fault } from './fault.ts'
import { prepare } from './prepare.ts'
import { prepareWorld } from './prepare-world.ts'
import type { World } from './running.ts'

/** A terminal prepared as the fault says, switched on and waiting for the merchant. */
export const startWorld = (device: Device, fault: Fault): World => prepareWorld(device, fault, prepare)
