import { untilNext } from './until-next.ts'

const key = 'posdesk-reminder'

/** Offers a notification at the chosen time, as long as a page of the desk is open; asks for permission only on a click. */
export function remind(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-notify]')
  const button = place?.querySelector('button')
  const said = place?.querySelector('[role="status"]')
  const input = page.querySelector<HTMLInputElement>('#at')
  if (!place || !button || !said || !input || !('Notification' in window) || !('serviceWorker' in navigator))
    return
  place.hidden = false
  const { on = '', off = '', denied = '', title = '', text = '' } = place.dataset
  let timer: ReturnType<typeof setTimeout> | undefined
  const plan = (at: string): void => {
    clearTimeout(timer)
    said.textContent = on.replace('{at}', at)
    timer = setTimeout(
      () => {
        void notify(title, text)
        plan(at)
      },
      untilNext(at, new Date()),
    )
  }
  const kept = keptTime()
  if (kept !== null && Notification.permission === 'granted') plan(kept)
  button.addEventListener('click', async () => {
    if (timer !== undefined) {
      clearTimeout(timer)
      timer = undefined
      keepTime(null)
      said.textContent = off
      return
    }
    if ((await Notification.requestPermission()) !== 'granted') {
      said.textContent = denied
      return
    }
    keepTime(input.value)
    plan(input.value)
  })
}

/** All open pages use one tag, so that the merchant is reminded once. */
async function notify(title: string, text: string): Promise<void> {
  const worker = await navigator.serviceWorker.ready
  await worker.showNotification(title, { body: text, lang: 'zh-CN', tag: key })
}

function keptTime(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // Storage is not available: nothing was stored.
    return null
  }
}

function keepTime(at: string | null): void {
  try {
    if (at === null) localStorage.removeItem(key)
    else localStorage.setItem(key, at)
  } catch {
    // Storage is not available: the reminder lasts as long as this page.
  }
}
