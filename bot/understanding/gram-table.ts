/**
 * A table of n-grams, each a number: 0 is the empty one, any other is its prefix's number and its last token. A hash
 * table over flat arrays: a `Map` of such pairs takes ten times as long.
 */
export interface GramTable {
  /** How many there are, the empty one included: the next one's number. */
  size: number
  /** By number, `prefix * stride + token`. */
  places: Float64Array
  /** By hash, the number of a gram, or 0 where there is none; at most half of them are taken. */
  slots: Int32Array
}

/** More tokens than this are not met in any content. */
export const stride = 16384

export const emptyGrams = (): GramTable => ({
  size: 1,
  places: new Float64Array(1024),
  slots: new Int32Array(2048),
})

/** The n-gram's number; 0 when it is not known. */
export function findGram(table: GramTable, prefix: number, token: number): number {
  return table.slots[slotOf(table, prefix, token)] ?? 0
}

/** The n-gram's number, a new one when it was not known. */
export function addGram(table: GramTable, prefix: number, token: number): number {
  const slot = slotOf(table, prefix, token)
  const known = table.slots[slot] ?? 0
  if (known !== 0) return known
  const gram = table.size++
  table.slots[slot] = gram
  table.places[gram] = prefix * stride + token
  if (table.size === table.places.length) grow(table)
  return gram
}

/** Where the n-gram stands, or would stand. */
function slotOf({ places, slots }: GramTable, prefix: number, token: number): number {
  const place = prefix * stride + token
  const last = slots.length - 1
  const mixed = Math.imul(prefix, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b)
  let slot = (mixed ^ (mixed >>> 15)) & last
  for (let gram = slots[slot] ?? 0; gram !== 0 && places[gram] !== place; gram = slots[slot] ?? 0) {
    slot = (slot + 1) & last
  }
  return slot
}

function grow(table: GramTable): void {
  const { places } = table
  table.places = new Float64Array(places.length * 2)
  table.places.set(places)
  table.slots = new Int32Array(table.slots.length * 2)
  for (let gram = 1; gram < table.size; gram++) {
    const place = places[gram] ?? 0
    const prefix = Math.floor(place / stride)
    table.slots[slotOf(table, prefix, place - prefix * stride)] = gram
  }
}
