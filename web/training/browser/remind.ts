const key = 'posdesk-reminder'
const day = 86_400_000

/** Offers a notification at the chosen time for as long as a page of the desk is open; asks only when it is clicked. */
export function remind(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-notify]')
  const button = place?.querySelector('button')
  const said = place?.querySelector('[role="status"]')
  const input = page.querySelector<HTMLInputElement>('#at')
  if (!place || !button || !said || !input || !('Notification' in window) || !('serviceWorker' in navigator))
    return
  place.hidden = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const { on = '', off = '', denied = '', title = '', text = '' } = place.dataset
  const plan = (at: string): void => {
    clearTimeout(timer)
    said.textContent = on.replace('{at}', at)
    timer = setTimeout(
      () => {
        void navigator.serviceWorker.ready.then(worker =>
          worker.showNotification(title, { body: text, lang: 'zh-CN' }),
        )
        plan(at)
      },
      untilNext(at, new Date()),
    )
  }
  const kept = localStorage.getItem(key)
  if (kept !== null && Notification.permission === 'granted') plan(kept)
  button.addEventListener('click', async () => {
    if (timer !== undefined) {
      clearTimeout(timer)
      timer = undefined
      localStorage.removeItem(key)
      said.textContent = off
      return
    }
    if ((await Notification.requestPermission()) !== 'granted') {
      said.textContent = denied
      return
    }
    localStorage.setItem(key, input.value)
    plan(input.value)
  })
}

/** Milliseconds from `now` to the next time that the clock shows `at` (`21:30`). */
export function untilNext(at: string, now: Date): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const next = new Date(now)
  next.setHours(hour, minute, 0, 0)
  const wait = next.getTime() - now.getTime()
  return wait > 0 ? wait : wait + day
}
