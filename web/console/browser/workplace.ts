// The agents' workplace: fetches parts again when the desk hints at news, and reports that the agent is
// there.
import { listenToComposer } from './composer.ts'
import { countWaits } from './count-waits.ts'
import { keepPlace } from './keep-place.ts'
import { listenToKeys } from './listen-to-keys.ts'
import { closeMenus, isBusy } from './menus.ts'
import { post } from './post.ts'

const heartbeatMs = 30_000
/** A lost hint costs a delay, never a row. */
const lookEveryMs = 10_000
const secondMs = 1000

type Hints = Readonly<Record<string, (data: string) => void>>

/** Makes the queue live, and the conversation if one is open. */
export function openWorkplace(root: HTMLElement): void {
  const { conversation, care, late, now } = root.dataset
  // Clocks of agents' machines may be wrong, so the desk's clock counts.
  const clockOffset = Date.now() - Number(now)
  beat()
  followQueue()
  if (conversation) followConversation(conversation, root.dataset.lost ?? '')
  closeMenus()
  listenToKeys()
  setInterval(() => countWaits(Date.now() - clockOffset, Number(care), Number(late)), secondMs)
}

function follow(path: string, hints: Hints): void {
  const stream = new EventSource(path)
  const offline = document.querySelector<HTMLElement>('[data-offline]')
  stream.onopen = () => offline?.setAttribute('hidden', '')
  stream.onerror = () => offline?.removeAttribute('hidden')
  for (const [name, take] of Object.entries(hints))
    stream.addEventListener(name, ({ data }: MessageEvent<string>) => take(data))
}

function beat(): void {
  const alive = (duty?: string) => post('/console/heartbeat', duty ? { duty } : {})
  void alive()
  setInterval(alive, heartbeatMs)
  document.querySelector<HTMLSelectElement>('[data-duty]')?.addEventListener('change', event => {
    if (!(event.target instanceof HTMLSelectElement)) return
    event.target.closest('.duty')?.setAttribute('class', `duty ${event.target.value}`)
    void alive(event.target.value)
  })
  // Also sent when the next page of the console opens; that page sends a heartbeat at once, and the desk
  // waits for it.
  window.addEventListener('pagehide', () => {
    const csrf = document.querySelector('meta[name="csrf"]')?.getAttribute('content') ?? ''
    navigator.sendBeacon('/console/leave', new URLSearchParams({ csrf }))
  })
}

function followQueue(): void {
  const refreshQueue = () => {
    const list = document.querySelector('#queue')
    const held = list?.matches(':hover') || list?.contains(document.activeElement)
    // Nothing moves under the pointer or the keyboard: a button says that there is news.
    if (held) document.querySelector('[data-fresh]')?.removeAttribute('hidden')
    else refresh('#queue')
  }
  document.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('[data-fresh]')) refresh('#queue')
  })
  // While the list is held, only a hint from the desk shows that button.
  setInterval(() => document.querySelector('#queue')?.matches(':hover') || refreshQueue(), lookEveryMs)
  follow('/console/queue/stream', { queue: refreshQueue, open: refreshQueue })
}

function followConversation(id: string, lost: string): void {
  const base = `/console/queue/${encodeURIComponent(id)}`
  const refreshParts = () => {
    refresh('#talk')
    refresh('#facts')
  }
  keepPlace()
  listenToComposer(base)
  setInterval(refreshParts, lookEveryMs)
  follow(`${base}/stream`, {
    talk: refreshParts,
    open: refreshParts,
    typing: data =>
      document.querySelector('[data-typing]')?.toggleAttribute('hidden', !JSON.parse(data).typing),
  })
  document.addEventListener('htmx:afterRequest', event => {
    if (!(event instanceof CustomEvent)) return
    const { elt, successful, xhr } = event.detail
    if (!(elt instanceof HTMLFormElement) || !elt.matches('form[data-act]')) return
    const fault = document.querySelector<HTMLElement>('[data-refused]')
    if (fault) fault.textContent = successful ? '' : xhr.responseText || lost
    fault?.toggleAttribute('hidden', successful)
    if (successful && elt.matches('[data-clears]')) elt.reset()
    if (successful) elt.closest('details')?.removeAttribute('open')
    refreshParts()
  })
}

/** Fetches a part again, unless somebody is choosing or writing in it. */
function refresh(selector: string): void {
  const part = document.querySelector(selector)
  if (part && !isBusy(part)) part.dispatchEvent(new CustomEvent('refresh'))
}
