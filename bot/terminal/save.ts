import { type Device, type TerminalKind, terminalKinds } from './device.ts'
import { freshWorld } from './fresh-world.ts'
import { scramble } from './iso8583/mac.ts'
import { readJournal } from './journal.ts'
import type { World } from './running.ts'

/** Raised when worlds that were saved before can no longer be continued. */
export const saveVersion = 1

/** Why a saved state cannot be continued. */
export type SaveError = 'unreadable' | 'older-version' | 'newer-version' | 'tampered' | 'unknown-device'

export type Restored =
  | { readonly ok: true; readonly world: World; readonly device: Device }
  | { readonly ok: false; readonly error: SaveError }

/** A world as text, for a link or a file: version, kind, skin, check sum and state. */
export function saveWorld(device: Device, world: World): string {
  // The flash can be read from the journal, and nobody needs the old frames.
  const { flash: _flash, ...kept } = { ...world, frames: [] }
  const state = JSON.stringify(kept)
  const { kind, skin } = device
  return JSON.stringify({
    version: saveVersion,
    kind,
    skin,
    sum: checkSum(`${kind}/${skin}/${state}`),
    state,
  })
}

/** Reads a saved world; `find` gives the device of a kind and skin. Nothing in the text makes it throw. */
export function restoreWorld(
  text: string,
  find: (kind: TerminalKind, skin: string) => Device | undefined,
): Restored {
  const failed = (error: SaveError): Restored => ({ ok: false, error })
  const saved = parse(text)
  if (!isObject(saved) || typeof saved.version !== 'number') return failed('unreadable')
  if (saved.version < saveVersion) return failed('older-version')
  if (saved.version > saveVersion) return failed('newer-version')
  const { kind, skin, sum, state } = saved
  if (typeof state !== 'string' || typeof skin !== 'string') return failed('unreadable')
  if (sum !== checkSum(`${String(kind)}/${skin}/${state}`)) return failed('tampered')
  const known = terminalKinds.find(one => one === kind)
  const device = known && find(known, skin)
  if (!device) return failed('unknown-device')
  const world = parse(state)
  return isWorld(device, world)
    ? { ok: true, device, world: { ...world, flash: readJournal(world.journal) } }
    : failed('tampered')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON has no other way to say that a text is not JSON.
    return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// The check sum vouches for the details; this only sees that every part of a world is there.
function isWorld(device: Device, value: unknown): value is Omit<World, 'flash'> {
  if (!isObject(value) || !isObject(value.journal) || !Array.isArray(value.journal.entries)) return false
  const { flash, ...template } = freshWorld(device, device.capacity.max)
  const holds = (part: unknown, like: object): boolean =>
    isObject(part) && Object.keys(like).every(key => key in part)
  return holds(value, template) && holds(value.journal.snapshot, flash) && holds(value.host, template.host)
}

// Not a secret: it finds only damage and careless changes.
function checkSum(text: string): string {
  let high = 0
  let low = text.length
  for (let index = 0; index < text.length; index++) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193)
    high = (high + low) | 0
  }
  return scramble(high, low, '5AC635C93A6539CA')
}
