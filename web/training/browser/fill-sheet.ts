/** A result sheet's row about one lesson. */
interface SheetRow {
  /** In milliseconds since 1970; null until the lesson is done. */
  readonly doneAt: number | null
  /** Null if nothing was tried. */
  readonly mistakes: number | null
}

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long' })

/** Fills in a result sheet: the name, each lesson, and how many are done. */
export function fillSheet(sheet: ParentNode, name: string, rowOf: (lesson: string) => SheetRow): void {
  const rows = [...sheet.querySelectorAll<HTMLElement>('tr[data-row]')]
  let done = 0
  for (const row of rows) {
    const { doneAt, mistakes } = rowOf(row.dataset.row ?? '')
    const [when, made] = row.querySelectorAll('td')
    if (doneAt !== null) done += 1
    if (when) when.textContent = doneAt === null ? '—' : day.format(doneAt)
    if (made) made.textContent = mistakes === null ? '—' : String(mistakes)
  }
  const whose = sheet.querySelector('[data-name]')
  if (whose) whose.textContent = name
  const sum = sheet.querySelector<HTMLElement>('[data-sum]')
  if (!sum) return
  const words = sum.dataset.sum ?? ''
  sum.textContent = words.replace('{done}', String(done)).replace('{count}', String(rows.length))
}
