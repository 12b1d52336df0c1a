// What several parts draw with: in files of their own these few lines would weigh twice.
import './draw-signature.ts'
import './picture/cell-text.ts'
import './picture/status-icons.ts'
import type { TerminalKind } from '../../bot/terminal/device.ts'
import type { View } from '../../bot/terminal/view.ts'
import { importAgain } from '../import-again.ts'
import { asksForCard, type Handling } from './handling.ts'

/** Parts of the terminal that come as files of their own, when they are needed; what is seen has its style sheet. */
const parts = {
  keypad: () => import('./parts/keypad.ts'),
  touch: () => import('./parts/touch.ts'),
  cards: () => import('./parts/cards.ts'),
  slips: () => import('./parts/slips.ts'),
  faults: () => import('./parts/faults.ts'),
  trainer: () => import('./parts/trainer.ts'),
}

export type PartName = keyof typeof parts

/** The parts that have come. */
export type LateParts = { readonly [Name in PartName]?: Awaited<ReturnType<(typeof parts)[Name]>> }

/**
 * Fetches the parts that are wanted, each once, and hands them to `come` as they arrive; those that did not come are told
 * by `fail` and may be wanted again.
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

/** The part that draws a kind of device: a merchant sees one of them. */
export const frontOf = (kind: TerminalKind): PartName => (kind === 'smart' ? 'touch' : 'keypad')

/** The parts that lie beside the device now. */
export function partsBeside(view: View, handling: Handling): PartName[] {
  const { slot, printer } = view
  const names: PartName[] = []
  if (slot.card !== null || asksForCard(view, handling)) names.push('cards')
  if (printer && printer.slips.length > 0) names.push('slips')
  return names
}
