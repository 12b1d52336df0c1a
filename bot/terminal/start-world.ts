import type { Device } from './device.ts'
import type { Fault } from './fault.ts'
import { prepare } from './prepare.ts'
import { prepareWorld } from './prepare-world.ts'
import type { World } from './running.ts'

/** `prepareWorld` with everything that any fault needs. */
export const startWorld = (device: Device, fault: Fault): World => prepareWorld(device, fault, prepare)
