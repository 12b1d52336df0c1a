import { addGram, emptyGrams, findGram, type GramTable } from './gram-table.ts'

/** Terms by the numbers of their tokens. It is small and flat: most of it stays in the processor's cache. */
export interface TermTree<End> {
  /** The ways into the tree: rows of tokens. */
  readonly ways: GramTable
  /** Way → place in `ends` of what ends there; 0 where nothing does. */
  readonly endings: Int32Array
  readonly ends: readonly (readonly End[])[]
}

/** The way on which nothing was met yet. */
export const treeRoot = 0

/** The tree of these terms. */
export function growTree<End>(
  terms: readonly (readonly [numbers: readonly number[], end: End])[],
): TermTree<End> {
  const ways = emptyGrams()
  const byWay = new Map<number, End[]>()
  for (const [numbers, end] of terms) {
    let way = treeRoot
    for (const number of numbers) way = addGram(ways, way, number)
    byWay.set(way, [...(byWay.get(way) ?? []), end])
  }
  const endings = new Int32Array(ways.size)
  for (const [place, way] of [...byWay.keys()].entries()) endings[way] = place + 1
  return { ways, endings, ends: [[], ...byWay.values()] }
}

/** One token further; `treeRoot` where no term goes on like this. */
export const wayOn = ({ ways }: TermTree<unknown>, way: number, number: number): number =>
  findGram(ways, way, number)

/** The terms that end on a way. */
export const endsOn = <End>({ endings, ends }: TermTree<End>, way: number): readonly End[] =>
  ends[endings[way] ?? 0] ?? []
