/**
 * Array methods that the simulator uses and that the WebViews of payment terminals, as old as 2020, do not have
 * yet. Each does what the standard says and is added only where it is missing.
 */
const methods = {
  at(this: readonly unknown[], index: number): unknown {
    return this[index < 0 ? this.length + index : index]
  },
  findLast(this: readonly unknown[], matches: Matches): unknown {
    return this[lastIndex(this, matches)]
  },
  findLastIndex(this: readonly unknown[], matches: Matches): number {
    return lastIndex(this, matches)
  },
  with(this: readonly unknown[], index: number, value: unknown): unknown[] {
    const copy = [...this]
    copy[index < 0 ? this.length + index : index] = value
    return copy
  },
  toSpliced(this: readonly unknown[], start: number, count: number, ...added: readonly unknown[]): unknown[] {
    const copy = [...this]
    copy.splice(start, count, ...added)
    return copy
  },
}

type Matches = (value: unknown, index: number, array: readonly unknown[]) => boolean

function lastIndex(array: readonly unknown[], matches: Matches): number {
  let index = array.length - 1
  while (index >= 0 && !matches(array[index], index, array)) index--
  return index
}

for (const [name, value] of Object.entries(methods)) {
  if (name in Array.prototype) continue
  Object.defineProperty(Array.prototype, name, { value, writable: true, configurable: true })
}
