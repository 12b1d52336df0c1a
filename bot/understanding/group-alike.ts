import { emptyIndex, featuresOf } from './features.ts'
import { conceptFeatures, type Reading } from './reading.ts'

/** Texts belong together from this cosine of their features on. */
const minAlike = 0.5

/**
 * Groups texts that look, sound or mean alike: each joins the group whose first text it resembles most.
 * Returns the indexes of the texts, the largest group first and each group in the given order.
 */
export function groupAlike(reading: Reading, texts: readonly string[]): readonly (readonly number[])[] {
  const index = emptyIndex()
  const groups: { readonly size: number; readonly places: number[] }[] = []
  const byFeature = new Map<number, number[]>()
  for (const [place, text] of texts.entries()) {
    const { clauses, occurrences } = reading.read(text)
    const ids = featuresOf(index, clauses.flat(), conceptFeatures(occurrences), true)
    const home = mostAlike(ids, groups, byFeature)
    if (home === null) {
      for (const id of ids) byFeature.set(id, [...(byFeature.get(id) ?? []), groups.length])
      groups.push({ size: ids.length, places: [place] })
    } else groups[home]?.places.push(place)
  }
  return groups.map(({ places }) => places).sort((a, b) => b.length - a.length)
}

function mostAlike(
  ids: readonly number[],
  groups: readonly { readonly size: number }[],
  byFeature: ReadonlyMap<number, readonly number[]>,
): number | null {
  const shared = new Map<number, number>()
  for (const id of ids) {
    for (const group of byFeature.get(id) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
  }
  let best: number | null = null
  let bestCosine = minAlike
  for (const [group, number] of shared) {
    const cosine = number / Math.sqrt(ids.length * (groups[group]?.size ?? 1))
    if (cosine < bestCosine) continue
    best = group
    bestCosine = cosine
  }
  return best
}
