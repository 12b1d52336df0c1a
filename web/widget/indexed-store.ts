import { createStore, del, entries, get, set } from 'idb-keyval'
import type { Store } from './store.ts'

/**
 * Keeps values in IndexedDB, which has room for photos; once it refuses one, everything goes to `instead`.
 */
export function indexedStore(name: string, instead: () => Store): Store {
  let database: ReturnType<typeof createStore> | null = null
  let other: Store | null = null

  async function attempt<Result>(
    use: (open: ReturnType<typeof createStore>) => Promise<Result>,
    fall: (store: Store) => Promise<Result>,
  ): Promise<Result> {
    if (other) return fall(other)
    try {
      database ??= createStore(name, 'kept')
      return await use(database)
    } catch {
      // Switched off, a private window in some browsers, or the disk is full.
      other = instead()
      return fall(other)
    }
  }

  return {
    all: () =>
      attempt(
        async open => new Map(await entries<string, string>(open)),
        store => store.all(),
      ),
    has: key =>
      attempt(
        async open => (await get(key, open)) !== undefined,
        store => store.has(key),
      ),
    put: (key, value) =>
      attempt(
        async open => {
          await set(key, value, open)
          return true
        },
        store => store.put(key, value),
      ),
    remove: key =>
      attempt(
        open => del(key, open),
        store => store.remove(key),
      ),
  }
}
