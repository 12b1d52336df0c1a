/** A way into the tree: the terms that end here, and how they go on. */
export interface Branch<End> {
  readonly next: Map<string, Branch<End>>
  readonly ends: End[]
}

/** Terms by the keys of their tokens. Most tokens begin no term, and are passed over by number. */
export interface TermTree<End> {
  readonly root: Branch<End>
  /** Number of a token's name → what begins with it. */
  readonly first: readonly (Branch<End> | null)[]
}

const emptyBranch = <End>(): Branch<End> => ({ next: new Map(), ends: [] })

/** The tree of these terms; `numberOf` gives the number of a key, or undefined where it has none. */
export function growTree<End>(
  terms: readonly (readonly [keys: readonly string[], end: End])[],
  numberOf: (key: string) => number | undefined,
): TermTree<End> {
  const root = emptyBranch<End>()
  for (const [keys, end] of terms) {
    let branch = root
    for (const key of keys) {
      const next = branch.next.get(key) ?? emptyBranch()
      branch.next.set(key, next)
      branch = next
    }
    branch.ends.push(end)
  }
  const numbered = [...root.next].map(([key, branch]) => ({ number: numberOf(key) ?? 0, branch }))
  const highest = numbered.reduce((most, { number }) => Math.max(most, number), 0)
  const first: (Branch<End> | null)[] = Array.from({ length: highest + 1 }, () => null)
  for (const { number, branch } of numbered) if (number > 0) first[number] = branch
  return { root, first }
}

/** What begins with a token: by its number, or by its key where it has none. */
export function beginWith<End>(
  { root, first }: TermTree<End>,
  number: number,
  key: string,
): Branch<End> | null | undefined {
  if (number === 0) return root.next.get(key)
  return number < first.length ? first[number] : null
}
