import type { Store } from './store.ts'

/** Longer values are photos: they would soon fill `quick`. */
const longest = 16_384

/**
 * Keeps short values in `quick`, which writes before the next line runs, so that a page that is closed in the same
 * moment loses nothing; long ones, and what `quick` has no room for, in `roomy`.
 */
export function splitStore(quick: Store, roomy: Store): Store {
  return {
    all: async () => new Map([...(await roomy.all()), ...(await quick.all())]),
    has: async key => (await quick.has(key)) || (await roomy.has(key)),
    async put(key, value) {
      if (value.length <= longest && (await quick.put(key, value))) return true
      return roomy.put(key, value)
    },
    async remove(key) {
      await Promise.all([quick.remove(key), roomy.remove(key)])
    },
  }
}
