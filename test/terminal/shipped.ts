import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import {
  type Device,
  type DeviceOverrides,
  makeDevice,
  type TerminalKind,
} from '../../bot/terminal/device.ts'
import type { Fault } from '../../bot/terminal/fault.ts'

export const { terminals, terminalPanel } = loadContent(contentFolder)

/** A device out of the real content. */
export function device(
  kind: TerminalKind = 'classic',
  skin = 'newpos',
  overrides: DeviceOverrides = {},
): Device {
  const found = terminals.skins[skin]
  if (!found) throw new Error(`There is no skin "${skin}".`)
  return makeDevice(terminals.devices[kind], found, overrides)
}

/** A fault out of the real content, or one made for a test from `healthy`. */
export function fault(id: string, change: Partial<Fault> = {}): Fault {
  const found = terminals.faults[id]
  if (!found) throw new Error(`There is no fault "${id}".`)
  return { ...found, ...change }
}
