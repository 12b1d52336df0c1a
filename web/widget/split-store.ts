import type { Store } from './store.ts'

/** Longer values are photos, which would soon fill `quick`. */
const longest = 16_384

/**
 * Keeps short values in `quick`, which writes synchronously, so that a page closed in the same moment loses
 * nothing; long ones, and those for which `quick` has no room, go to `roomy`.
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
