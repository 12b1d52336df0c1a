/**
 * Stores the guide for use without a network, and shows a notice when there is newer content than this page.
 */
export function keepOffline(page: Document): void {
  const notice = page.querySelector<HTMLElement>('[data-newer]')
  const { version = '', worker = '' } = notice?.dataset ?? {}
  if (!notice || !('serviceWorker' in navigator)) return
  const registered = navigator.serviceWorker.register(`${worker}?version=${version}`, { scope: '/' })
  // Without storage, as in a private window, the page works as before.
  registered.catch(() => {})
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'visible') void compare(notice, version)
  })
}

async function compare(notice: HTMLElement, version: string): Promise<void> {
  try {
    const answer = await fetch('/offline.json', { cache: 'no-store' })
    const newest: { readonly version?: string } = await answer.json()
    notice.hidden = newest.version === version
  } catch {
    // No network: this page is the newest available.
  }
}
