/** Tells the parts of a desk that it has been asked to stop: no longer ready, streams end, requests in hand finish. */
export interface Shutdown {
  readonly begun: boolean
  begin(): void
  /** Calls back when the desk begins to stop, unless the returned function is called before. */
  onBegin(callback: () => void): () => void
}

export function createShutdown(): Shutdown {
  const callbacks = new Set<() => void>()
  let begun = false
  return {
    get begun() {
      return begun
    },
    begin() {
      begun = true
      for (const callback of callbacks) callback()
      callbacks.clear()
    },
    onBegin(callback) {
      callbacks.add(callback)
      return () => callbacks.delete(callback)
    },
  }
}
