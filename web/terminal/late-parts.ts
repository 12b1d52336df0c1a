// Several parts use this; in a shared file of its own, these few lines would weigh twice as much.
import './draw-signature.ts'
import './picture/cell-text.ts'
import './picture/status-icons.ts'
import type { TerminalKind } from '../../bot/terminal/device.ts'
import type { View } from '../../bot/terminal/view.ts'
import { importAgain } from '../import-again.ts'
import { asksForCard, type Handling } from './handling.ts'

/** Parts of the terminal that are loaded when needed; visible ones bring their style sheet. */
const parts = {
  keypad: () => import('./parts/keypad.ts'),
  touch: () => import('./parts/touch.ts'),
  cards: () => import('./parts/cards.ts'),
  slips: () => import('./parts/slips.ts'),
  faults: () => import('./parts/faults.ts'),
  trainer: () => import('./parts/trainer.ts'),
}

export type PartName = keyof typeof parts

/** The parts that are loaded. */
export type LateParts = { readonly [Name in PartName]?: Awaited<ReturnType<(typeof parts)[Name]>> }

/**
 * Returns a function that loads the parts it is given, each once, and passes them to `come`. If any fails to
 * load it calls `fail`, and they can be requested again.
 */
export function partFetcher(
  come: (parts: LateParts) => void,
  fail: () => void,
): (wanted: readonly PartName[]) => Promise<void> {
  const asked = new Set<PartName>()
  return async wanted => {
    const missing = wanted.filter(name => !asked.has(name))
    if (missing.length === 0) return
    for (const name of missing) asked.add(name)
    try {
      come(await loadParts(missing))
    } catch {
      for (const name of missing) asked.delete(name)
      fail()
    }
  }
}

async function loadParts(names: readonly PartName[]): Promise<LateParts> {
  const loaded = await Promise.all(
    names.map(async name => [name, await importAgain<unknown>(parts[name])] as const),
  )
  return Object.fromEntries(loaded)
}

/** The part that draws a kind of device. */
export const frontOf = (kind: TerminalKind): PartName => (kind === 'smart' ? 'touch' : 'keypad')

/** The parts that are shown beside the device now. */
export function partsBeside(view: View, handling: Handling): PartName[] {
  const { slot, printer } = view
  const names: PartName[] = []
  if (slot.card !== null || asksForCard(view, handling)) names.push('cards')
  if (printer && printer.slips.length > 0) names.push('slips')
  return names
}
