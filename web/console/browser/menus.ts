/** Whether somebody is choosing or writing in this part of the page, or has one of its menus open. */
export function isBusy(part: Element): boolean {
  const { activeElement } = document
  const writes = activeElement?.matches('select, textarea') && part.contains(activeElement)
  return Boolean(writes) || part.querySelector('details.menu[open]') !== null
}

/** Keeps at most one menu open; a click elsewhere or Escape closes it. */
export function closeMenus(): void {
  const close = (but: Element | null) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]'))
      if (menu !== but) menu.open = false
  }
  document.addEventListener('click', ({ target }) =>
    close(target instanceof Element ? target.closest('details.menu') : null),
  )
  document.addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Escape') return
    const menu = target instanceof Element ? target.closest('details.menu') : null
    close(null)
    menu?.querySelector('summary')?.focus()
  })
}
