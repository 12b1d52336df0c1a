import type { Terminals } from '../../bot/content/compile-terminals.ts'
import { type Device, makeDevice, type TerminalKind, terminalKinds } from '../../bot/terminal/device.ts'
import type { PanelTexts } from './panel-texts.ts'

/** Everything that the simulator can show, as `GET /api/simulator` sends it. */
export interface Catalogue extends Terminals {
  readonly texts: PanelTexts
}

/** Fetches the catalogue; rejects when the desk refuses or answers nonsense. */
export async function loadCatalogue(from: URL): Promise<Catalogue> {
  const answer = await fetch(from)
  if (!answer.ok) throw new Error(`${from.pathname} answered ${answer.status}: try again.`)
  return answer.json()
}

/** A device that can be switched on; null when the catalogue has no such kind or vendor's program. */
export function findDevice({ devices, skins }: Catalogue, kind: string, skin: string): Device | null {
  const program = skins[skin]
  const known = findKind(kind)
  return known && program ? makeDevice(devices[known], program) : null
}

/** The kind of that name. */
export const findKind = (name: string): TerminalKind | undefined => terminalKinds.find(kind => kind === name)
