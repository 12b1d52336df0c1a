// TypeScript's DOM library has no service worker types; these are the parts used here.
interface LateEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface RequestEvent extends LateEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LateEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
}
const worker = self as unknown as Worker

const prefix = 'posdesk-guide-'
// A new content version changes this file's address, and with it the name of the cache.
const storeName = prefix + (new URL(worker.location.href).searchParams.get('version') ?? '')

worker.addEventListener('install', event => event.waitUntil(fillStore()))
worker.addEventListener('activate', event => event.waitUntil(dropOlder()))
worker.addEventListener('fetch', event => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== worker.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(storedFirst(event.request))
  else if (mode === 'navigate') event.respondWith(networkFirst(event.request, '/offline'))
  else if (pathname === '/api/simulator') event.respondWith(networkFirst(event.request, null))
})

async function fillStore(): Promise<void> {
  const list: { readonly addresses: string[] } = await (await fetch('/offline.json')).json()
  const store = await caches.open(storeName)
  await store.addAll(list.addresses)
  await worker.skipWaiting()
}

async function dropOlder(): Promise<void> {
  const older = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== storeName)
  await Promise.all(older.map(name => caches.delete(name)))
  await worker.clients.claim()
}

/** Built files never change under their names. */
async function storedFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

async function networkFirst(request: Request, otherwise: string | null): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const stored =
      (await caches.match(request, { ignoreSearch: true })) ??
      (otherwise === null ? undefined : await caches.match(otherwise))
    if (stored) return stored
    throw error
  }
}
