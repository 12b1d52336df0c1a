import type { Device } from './device.ts'
import type { Fault } from './fault.ts'
import { freshWorld } from './fresh-world.ts'
import type { OddStep } from './prepare.ts'
import { isSales, prepareSales } from './prepare-sales.ts'
import { signInAs } from './ring-up.ts'
import type { World } from './running.ts'

/** Does one preparation that is more than plain sales. */
export type Prepare = (device: Device, world: World, step: OddStep) => World

/** Whether plain sales prepare the fault, so that `prepareWorld` needs no `prepare`. */
export const isPlain = (fault: Fault): boolean => fault.prepare.every(isSales)

/**
 * A terminal prepared as the fault says, switched on and waiting for the merchant. The records in its log come from
 * sales that really ran, so that terminal and host agree unless the fault says otherwise. `prepare` does everything
 * else than plain sales; a page that shows a plain fault need not load it.
 */
export function prepareWorld(device: Device, fault: Fault, prepare: Prepare | null): World {
  const begun = signInAs(device, freshWorld(device, fault.maxCount ?? device.capacity.max), '01')
  const prepared = fault.prepare.reduce<World>((world, step) => {
    if (isSales(step)) return prepareSales(device, world, step)
    if (!prepare)
      throw new Error(`Fault "${fault.id}" is more than plain sales: give prepareWorld a prepare.`)
    return prepare(device, world, step)
  }, begun)
  const { printer } = prepared
  return { ...prepared, frames: [], beeps: 0, printer: printer && { ...printer, slips: [] } }
}
