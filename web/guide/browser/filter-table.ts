/** Filters the rows as the reader types; without this script the form asks the server. */
export function filterTable(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-filter]')
  const count = page.querySelector<HTMLElement>('[data-count]')
  const none = page.querySelector<HTMLElement>('[data-none]')
  if (!form || !count || !none) return
  const rows = [...page.querySelectorAll<HTMLElement>('tr[data-group]')]
  const filter = (): void => {
    const given = new FormData(form)
    const words = String(given.get('q') ?? '').trim()
    const group = String(given.get('group') ?? '')
    for (const row of rows) {
      const fits = (group === '' || row.dataset.group === group) && (row.textContent ?? '').includes(words)
      row.hidden = !fits
    }
    const shown = rows.filter(row => !row.hidden).length
    count.textContent = (count.dataset.count ?? '').replace('{count}', String(shown))
    none.hidden = shown > 0
  }
  form.addEventListener('input', filter)
  form.addEventListener('submit', event => {
    // The page holds only the rows of an earlier search, so the server has to answer.
    if (location.search !== '') return
    event.preventDefault()
    filter()
  })
}
