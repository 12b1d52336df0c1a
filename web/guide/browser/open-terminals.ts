import { importAgain } from '../../import-again.ts'

/**
 * Puts a live terminal into each `<details class="live">` when it is first opened; its module is loaded only
 * then.
 */
export function openTerminals(page: Document): void {
  for (const details of page.querySelectorAll<HTMLDetailsElement>('details.live')) {
    details.addEventListener('toggle', () => {
      const place = details.querySelector<HTMLElement>('[data-demonstration]')
      if (details.open && place && !place.querySelector('pos-terminal')) void open(place)
    })
  }
}

async function open(place: HTMLElement): Promise<void> {
  const { module = '', demonstration = '', loading = '', failed = '' } = place.dataset
  place.textContent = loading
  try {
    await importAgain(() => import(module))
  } catch {
    place.textContent = failed
    return
  }
  const terminal = document.createElement('pos-terminal')
  Object.assign(terminal, { demonstration: JSON.parse(demonstration) })
  place.replaceChildren(terminal)
}
