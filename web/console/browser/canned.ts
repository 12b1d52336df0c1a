/**
 * The canned replies: opened by a button or by `/` in the empty composer, filtered by typing, chosen with
 * Enter.
 */
export function listenToCanned(form: HTMLFormElement, box: HTMLTextAreaElement): void {
  const panel = document.querySelector<HTMLElement>('[data-canned]')
  const search = panel?.querySelector<HTMLInputElement>('[data-canned-search]')
  const list = panel?.querySelector('#canned')
  const opener = form.querySelector('[data-canned-open]')
  if (!panel || !search || !list || !opener) return
  const show = (open: boolean) => {
    panel.hidden = !open
    opener.setAttribute('aria-expanded', String(open))
    if (!open) return box.focus()
    search.value = ''
    // The texts depend on what the merchant has answered in the meantime.
    list.dispatchEvent(new CustomEvent('refresh'))
    search.focus()
  }
  const replies = () => [...list.querySelectorAll<HTMLElement>('[data-take]')]
  const narrow = () => {
    const words = search.value.trim().toLowerCase()
    for (const reply of replies())
      reply.closest('li')?.toggleAttribute('hidden', !(reply.textContent ?? '').toLowerCase().includes(words))
    const none = replies().every(reply => reply.closest('li')?.hasAttribute('hidden'))
    panel.querySelector('[data-canned-none]')?.toggleAttribute('hidden', !none)
  }
  opener.addEventListener('click', () => show(panel.hasAttribute('hidden')))
  search.addEventListener('input', narrow)
  panel.addEventListener('htmx:afterSwap', narrow)
  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') show(false)
    if (event.key === 'Enter' && event.target === search && !event.isComposing) {
      event.preventDefault()
      replies()
        .find(reply => !reply.closest('li')?.hasAttribute('hidden'))
        ?.click()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      step(replies(), event.key === 'ArrowDown' ? 1 : -1)
    }
  })
  panel.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-take]')) show(false)
  })
  box.addEventListener('keydown', event => {
    if (event.key !== '/' || box.value !== '') return
    event.preventDefault()
    show(true)
  })
}

function step(replies: readonly HTMLElement[], by: number): void {
  const shown = replies.filter(reply => !reply.closest('li')?.hasAttribute('hidden'))
  const now = shown.findIndex(reply => reply.contains(document.activeElement))
  shown[Math.max(0, Math.min(shown.length - 1, now + by))]?.focus()
}
