/**
 * Tells the parts of the desk that it has been asked to stop: it is no longer ready, streams end, requests in
 * progress finish.
 */
export interface Shutdown {
  readonly begun: boolean
  begin(): void
  /** Calls back when the desk begins to stop; the returned function cancels that. */
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
