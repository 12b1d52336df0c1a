import { alignColumns } from '../align-columns.ts'
import { terminalKinds } from '../terminal/device.ts'
import type { Proof } from './prove.ts'

const outcomes = ['failed', 'elsewhere', 'person', 'cured'] as const

/**
 * One row per flow and fault, one column per kind of terminal: the worst outcome over all skins, most turns, longest
 * time at the terminal.
 */
export function proofTable(proofs: readonly Proof[]): string[] {
  const rows = new Map<string, Proof[]>()
  for (const proof of proofs) {
    const name = `${proof.flow}\t${proof.fault}`
    rows.set(name, [...(rows.get(name) ?? []), proof])
  }
  const cells = [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, found]) => [
      ...name.split('\t'),
      ...terminalKinds.map(kind => cell(found.filter(proof => proof.kind === kind))),
    ])
  return alignColumns([['flow', 'fault', ...terminalKinds], ...cells])
}

function cell(proofs: readonly Proof[]): string {
  if (proofs.length === 0) return 'n.a.'
  const worst = outcomes.filter(outcome => proofs.some(proof => proof.outcome === outcome))
  const turns = Math.max(...proofs.map(proof => proof.turns))
  const seconds = Math.max(...proofs.map(proof => proof.seconds))
  return `${worst.join('/')} ${turns} turns ${seconds} s`
}
