import { addGram, emptyGrams, findGram, type GramTable } from './gram-table.ts'

/**
 * Terms by the numbers of their tokens, in flat arrays small enough to stay mostly in the processor's cache.
 */
export interface TermTree<End> {
  /** The paths of the tree: rows of tokens. */
  readonly ways: GramTable
  /** Path → index in `ends` of what ends there; 0 where nothing does. */
  readonly endings: Int32Array
  readonly ends: readonly (readonly End[])[]
}

/** The path before any token. */
export const treeRoot = 0

/** Builds the tree of these terms. */
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

/** Follows a path by one token; returns `treeRoot` where no term continues like this. */
export const wayOn = ({ ways }: TermTree<unknown>, way: number, number: number): number =>
  findGram(ways, way, number)

/** The terms that end on a path. */
export const endsOn = <End>({ endings, ends }: TermTree<End>, way: number): readonly End[] =>
  ends[endings[way] ?? 0] ?? []
