/** A fixed sequence of numbers in 0–1 (mulberry32), because training must not depend on chance. */
export function pseudoRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A 32-bit seed from a text (FNV-1a, mixed once more): the numbers drawn for one line do not depend on other
 * lines.
 */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mixSeeds(hash, text.length)
}

/** Combines two seeds, such as those of a line and of a pass. */
export function mixSeeds(one: number, other: number): number {
  let mixed = Math.imul(one ^ Math.imul(other + 1, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
