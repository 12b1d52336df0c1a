import type { TerminalDemonstration } from '../../bot/dialog/wire.ts'
import type { Device } from '../../bot/terminal/device.ts'
import { isPlain, type Prepare, prepareWorld } from '../../bot/terminal/prepare-world.ts'
import type { World } from '../../bot/terminal/running.ts'
import { type Catalogue, findDevice } from './catalogue.ts'
import { continueFree, type Player, startScene } from './player.ts'

/** A terminal at one moment. */
export interface Moment {
  readonly device: Device
  readonly world: World
}

/** The wanted terminal and its state. */
interface Choice {
  readonly kind: string
  readonly skin: string
  readonly fault: string
  /** Takes precedence over `fault`. */
  readonly resumed: Moment | null
  /** Takes precedence over everything but `skin`. */
  readonly demonstration: TerminalDemonstration | null
}

/**
 * The player for a choice, continuing `current` if possible; null when there is no such terminal or fault,
 * and `unprepared` when the fault needs more than plain trade and `prepare` is not loaded yet.
 */
export function openPlayer(
  catalogue: Catalogue,
  { kind, skin, fault: faultId, resumed, demonstration }: Choice,
  current: Player | null,
  prepare: Prepare | null,
): Player | 'unprepared' | null {
  const wanted = demonstration ?? { kind, fault: faultId }
  const fault = catalogue.faults[wanted.fault]
  if (!fault) return null
  if (!isPlain(fault) && !prepare) return 'unprepared'
  const same = current?.device.kind === wanted.kind && current.device.skin === skin
  const device = same ? current.device : findDevice(catalogue, wanted.kind, skin)
  if (!device) return null
  const begin = () => prepareWorld(device, fault, prepare)
  if (demonstration) return startScene(current, device, fault, demonstration, begin)
  return resumed ? continueFree(resumed.device, fault, resumed.world) : continueFree(device, fault, begin())
}
