/** The last item that fits: logs and books grow at their end. Browsers of 2020 have no `findLast`. */
export function newest<Item>(all: readonly Item[], fits: (item: Item) => boolean): Item | undefined {
  for (let index = all.length - 1; index >= 0; index--) {
    const item = all[index]
    if (item !== undefined && fits(item)) return item
  }
  return undefined
}
