import type { ChatEdges } from './chat.ts'
import type { Clock } from './clock.ts'
import type { DeskIdentity } from './desk-client.ts'
import { indexedStore } from './indexed-store.ts'
import { splitStore } from './split-store.ts'
import { localStore, memoryStore, type Store } from './store.ts'
import { storeName } from './store-name.ts'
import { browserTabs } from './tabs.ts'

const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Responses requested before the chat was loaded, by address; each serves the first request for it. */
export type Prefetched = Map<string, Promise<Response>>

/** The chat's edges in a real browser. */
export function browserEdges(
  desk: string,
  identity: DeskIdentity | null = null,
  prefetched: Prefetched = new Map(),
): ChatEdges {
  const name = storeName(desk, identity?.merchant)
  return {
    fetch(input, init) {
      const answer = prefetched.get(String(input))
      prefetched.delete(String(input))
      return answer ?? fetch(input, init)
    },
    clock: browserClock,
    desk,
    identity,
    random: () => Math.random(),
    newId,
    store: browserStore(name),
    tabs: browserTabs(name),
  }
}

/**
 * Text is stored at once in local storage, photos in IndexedDB; what one refuses goes to the other, and
 * finally to memory.
 */
function browserStore(name: string): Store {
  const simple = simpleStore(`${name}:`)
  return splitStore(
    simple,
    indexedStore(name, () => simple),
  )
}

/** Browsers with storage switched off throw on the first access. */
function simpleStore(prefix: string): Store {
  try {
    const probe = `${prefix}probe`
    localStorage.setItem(probe, '')
    localStorage.removeItem(probe)
    return localStore(localStorage, prefix)
  } catch {
    return memoryStore()
  }
}

/**
 * 128 random bits in hexadecimal; `crypto.randomUUID` is missing in old WebViews and on pages without TLS.
 */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Reports when the network or the page comes back, and when the network goes; the returned function stops
 * watching.
 */
export function watchNetwork(onBack: () => void, onLost: () => void): () => void {
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') onBack()
  }
  addEventListener('online', onBack)
  addEventListener('offline', onLost)
  addEventListener('pageshow', onBack)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    removeEventListener('online', onBack)
    removeEventListener('offline', onLost)
    removeEventListener('pageshow', onBack)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
