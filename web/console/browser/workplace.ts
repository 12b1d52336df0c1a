// The agents' workplace: fetches parts anew when the desk hints, keeps the draft, and listens to keys.
const place = document.querySelector<HTMLElement>('[data-workplace]')
const HEARTBEAT = 30_000
/** Waiting times grow, and a hint that is lost costs a delay, never a row. */
const LOOK_EVERY = 10_000
const DRAFT_AFTER = 600
const TYPED_FOR = 4000

if (place) openWorkplace(place)

function openWorkplace(root: HTMLElement): void {
  const conversation = root.dataset.conversation
  const follow = (path: string, hints: Record<string, (data: string) => void>) => {
    const stream = new EventSource(path)
    const offline = document.querySelector<HTMLElement>('[data-offline]')
    stream.onopen = () => offline?.setAttribute('hidden', '')
    stream.onerror = () => offline?.removeAttribute('hidden')
    for (const [name, take] of Object.entries(hints))
      stream.addEventListener(name, ({ data }: MessageEvent<string>) => take(data))
  }

  const alive = (duty?: string) => post('/console/heartbeat', duty ? { duty } : {})
  void alive()
  setInterval(alive, HEARTBEAT)
  document.querySelector<HTMLSelectElement>('[data-duty]')?.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement) void alive(event.target.value)
  })

  // Also a page that only gives way to the next one: that one beats at once, and the desk waits a while.
  window.addEventListener('pagehide', () => {
    const csrf = document.querySelector('meta[name="csrf"]')?.getAttribute('content') ?? ''
    navigator.sendBeacon('/console/leave', new URLSearchParams({ csrf }))
  })

  const refreshQueue = () => {
    const list = document.querySelector('#queue')
    const pill = document.querySelector<HTMLElement>('[data-fresh]')
    // Nothing moves under the pointer or the keyboard: a pill tells that there is news.
    if (list?.matches(':hover') || list?.contains(document.activeElement))
      return pill?.removeAttribute('hidden')
    refresh('#queue')
  }
  document.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('[data-fresh]')) refresh('#queue')
  })
  setInterval(refreshQueue, LOOK_EVERY)
  follow('/console/queue/stream', { queue: refreshQueue, open: refreshQueue })
  if (conversation) openConversation(conversation, follow)
  listenToKeys()
}

/** Sends what no form holds; the page's token goes with it. */
async function post(path: string, values: Record<string, string>): Promise<void> {
  const token = document.querySelector('meta[name="csrf"]')?.getAttribute('content') ?? ''
  const headers = { 'x-csrf-token': token, 'hx-request': 'true' }
  // The next beat, draft or key stroke tries again.
  await fetch(path, { method: 'POST', headers, body: new URLSearchParams(values) }).catch(() => {})
}

/** Fetches a part anew, unless somebody is choosing or writing in it. */
function refresh(selector: string): void {
  const part = document.querySelector(selector)
  const busy = document.activeElement?.matches('select, textarea') && part?.contains(document.activeElement)
  if (!busy) part?.dispatchEvent(new CustomEvent('refresh'))
}

/** An id for the next message, so that a send that is repeated says it once. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

function openConversation(
  id: string,
  follow: (path: string, hints: Record<string, (data: string) => void>) => void,
): void {
  const base = `/console/queue/${encodeURIComponent(id)}`
  const refreshParts = () => {
    refresh('#talk')
    refresh('#facts')
  }
  const typing = (data: string) =>
    document.querySelector('[data-typing]')?.toggleAttribute('hidden', !JSON.parse(data).typing)
  const showLatest = () => {
    const lines = document.querySelector('.lines')
    if (lines) lines.scrollTop = lines.scrollHeight
  }
  showLatest()
  document.addEventListener('htmx:afterSwap', showLatest)
  setInterval(refreshParts, LOOK_EVERY)
  follow(`${base}/stream`, { talk: refreshParts, open: refreshParts, typing })

  let draft: number | undefined
  let typed: number | undefined
  document.addEventListener('input', event => {
    const box = event.target
    if (!(box instanceof HTMLTextAreaElement) || !box.matches('[data-composer]')) return
    if (typed === undefined) post(`${base}/typing`, { typing: 'true' })
    clearTimeout(typed)
    typed = window.setTimeout(() => {
      typed = undefined
      post(`${base}/typing`, { typing: 'false' })
    }, TYPED_FOR)
    clearTimeout(draft)
    draft = window.setTimeout(() => post(`${base}/draft`, { text: box.value }), DRAFT_AFTER)
  })
  document.addEventListener('htmx:afterRequest', event => {
    if (!(event instanceof CustomEvent) || !event.detail.elt?.matches?.('form[data-act]')) return
    const { successful, xhr } = event.detail
    const fault = document.querySelector<HTMLElement>('[data-refused]')
    if (fault) {
      fault.textContent = successful ? '' : xhr.responseText
      fault.toggleAttribute('hidden', successful)
    }
    if (successful && event.detail.elt.matches('[data-say]')) {
      clearTimeout(draft)
      event.detail.elt.reset()
      const box = document.querySelector<HTMLTextAreaElement>('[data-composer]')
      if (box) box.value = ''
      const id = event.detail.elt.querySelector('[name="messageId"]')
      if (id) id.value = newId()
    }
    refreshParts()
  })
  document.addEventListener('click', event => {
    const taken = event.target instanceof Element && event.target.closest<HTMLElement>('[data-take]')
    if (taken) take(taken.dataset.take ?? '')
  })
}

/** Puts words into the composer, where the agent reads them before they go. */
function take(text: string): void {
  const box = document.querySelector<HTMLTextAreaElement>('[data-composer]')
  if (!box) return
  box.value = box.value === '' ? text : `${box.value}\n${text}`
  box.dispatchEvent(new Event('input', { bubbles: true }))
  box.focus()
}

function listenToKeys(): void {
  document.addEventListener('keydown', event => {
    const { target, key } = event
    const writes = target instanceof Element && target.matches('input, textarea, select')
    if (target instanceof HTMLTextAreaElement && target.matches('[data-composer]')) {
      // Enter that ends a composition of Chinese sends nothing.
      if (key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault()
        target.form?.requestSubmit()
      }
      return
    }
    if (writes || event.ctrlKey || event.metaKey || event.altKey) return
    const act = keys[key]
    if (!act) return
    event.preventDefault()
    act()
  })
}

const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click()
const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()

const keys: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  c: () => press('[data-claim]'),
  n: () => focus('[data-note]'),
  s: () => press('[data-suggestion]'),
  m: () => focus('[data-composer]'),
  '?': () => document.querySelector<HTMLDialogElement>('dialog[data-keys]')?.showModal(),
}

function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#queue .row')]
  const now = rows.findIndex(row => row === document.activeElement || row.hasAttribute('aria-current'))
  rows[Math.max(0, Math.min(rows.length - 1, now + by))]?.focus()
}
