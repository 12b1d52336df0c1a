/** Where the chat keeps what must survive a reload. No method rejects. */
export interface Store {
  all(): Promise<ReadonlyMap<string, string>>
  has(key: string): Promise<boolean>
  /** False when there is no room: this page still works, but a reload will not find the value. */
  put(key: string, value: string): Promise<boolean>
  remove(key: string): Promise<void>
}

/** Keeps values for as long as the page lives, for browsers that refuse storage. */
export function memoryStore(): Store {
  const kept = new Map<string, string>()
  return {
    all: async () => new Map(kept),
    has: async key => kept.has(key),
    put: async (key, value) => {
      kept.set(key, value)
      return true
    },
    remove: async key => {
      kept.delete(key)
    },
  }
}

/**
 * Keeps values in the browser's local storage, each under its own key, so that two tabs never overwrite each
 * other.
 */
export function localStore(storage: Storage, prefix: string): Store {
  return {
    all: async () => {
      const kept = new Map<string, string>()
      for (let index = 0; index < storage.length; index++) {
        const key = storage.key(index)
        const value = key?.startsWith(prefix) ? storage.getItem(key) : null
        if (key && value !== null) kept.set(key.slice(prefix.length), value)
      }
      return kept
    },
    has: async key => storage.getItem(prefix + key) !== null,
    put: async (key, value) => {
      try {
        storage.setItem(prefix + key, value)
        return true
      } catch {
        // The storage is full, at five million characters in most browsers.
        return false
      }
    },
    remove: async key => storage.removeItem(prefix + key),
  }
}
