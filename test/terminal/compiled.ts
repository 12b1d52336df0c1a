import { readdirSync, readFileSync } from 'node:fs'
import { compileTerminals, type Terminals } from '../../bot/content/compile-terminals.ts'
import { formatProblem } from '../../bot/content/problem.ts'
import type { ContentFile } from '../../bot/content/source.ts'
import {
  type Device,
  type DeviceOverrides,
  makeDevice,
  type TerminalKind,
} from '../../bot/terminal/device.ts'
import type { Fault } from '../../bot/terminal/fault.ts'

const folder = new URL('../../content/', import.meta.url)

/** Every YAML file of the content folder. */
export const contentFiles: readonly ContentFile[] = readdirSync(folder, { recursive: true })
  .map(String)
  .filter(path => path.endsWith('.yaml'))
  .map(path => ({ path: path.replaceAll('\\', '/'), text: readFileSync(new URL(path, folder), 'utf8') }))

const { terminals: compiled, problems } = compileTerminals(contentFiles)
if (!compiled) throw new Error(`The content does not compile:\n${problems.map(formatProblem).join('\n')}`)

export const terminals: Terminals = compiled

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
