import type { PressesByKind } from '../dialog/flow.ts'
import { terminalKinds } from '../terminal/device.ts'
import type { Gestures } from './gestures-schema.ts'

/** The presses of these gestures one after the other, for each kind that has any. */
export function joinGestures(gestures: Gestures, names: readonly string[]): PressesByKind {
  return Object.fromEntries(
    terminalKinds.flatMap(kind => {
      const presses = names.flatMap(name => gestures[name]?.[kind] ?? [])
      return presses.length > 0 ? [[kind, presses]] : []
    }),
  )
}
