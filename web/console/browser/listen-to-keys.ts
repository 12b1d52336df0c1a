/** Keyboard shortcuts outside of fields; Escape leaves a field. */
export function listenToKeys(): void {
  document.addEventListener('keydown', event => {
    const { target, key } = event
    const writes = target instanceof HTMLElement && target.matches('input, textarea, select')
    if (writes && key === 'Escape') target.blur()
    if (writes || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
      return
    const act = keys[key]
    if (!act) return
    event.preventDefault()
    act()
  })
  document.querySelector('[data-show-keys]')?.addEventListener('click', () => keys['?']?.())
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
  r: () => press('form[data-say]:not([hidden]) [data-canned-open]'),
  '?': () => document.querySelector<HTMLDialogElement>('dialog[data-keys]')?.showModal(),
}

function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#queue .row')]
  const now = rows.findIndex(row => row === document.activeElement || row.hasAttribute('aria-current'))
  rows[Math.max(0, Math.min(rows.length - 1, now + by))]?.focus()
}
