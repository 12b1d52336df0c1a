/** The list with `item` in place of `old`. */
export const swap = <Item>(all: readonly Item[], old: Item | undefined, item: Item): readonly Item[] =>
  all.map(one => (one === old ? item : one))
