/** Numbers found in one text, without duplicates, in the order found. */
export interface Found {
  readonly numbers: number[]
  /** Last slot of the table in use: short texts use little of it. */
  readonly last: number
}

/** The numbers found so far, by hash; empty between texts, which share it. */
const met = new Int32Array(4096)

/** Starts a text with at most this many numbers. */
export const emptyFound = (most: number): Found => ({
  numbers: [],
  last: Math.min(met.length, 1 << (32 - Math.clz32(2 * most))) - 1,
})

/** Adds a number above 0, unless it has been found before. */
export function add({ numbers, last }: Found, number: number): void {
  if (number === 0) return
  let at = placeOf(number, last)
  for (let other = met[at]; other !== 0; other = met[at]) {
    if (other === number) return
    at = (at + 1) & last
  }
  met[at] = number
  numbers.push(number)
}

/** Ends a text: returns what was found and empties the table. */
export function endFound({ numbers, last }: Found): readonly number[] {
  met.fill(0, 0, last + 1)
  return numbers
}

const placeOf = (number: number, last: number): number => (Math.imul(number, 0x9e3779b1) >>> 12) & last
