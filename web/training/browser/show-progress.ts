import { progressOf, readProgress } from './progress.ts'

/** Writes how far the present person is: beside each lesson of the list, and into the result sheet. */
export function showProgress(page: Document): void {
  for (const state of page.querySelectorAll<HTMLElement>('[data-lesson]')) {
    const { lesson = '', count = '0', done = '', part = '', open = '' } = state.dataset
    const { exercises, doneAt } = progressOf(lesson)
    state.classList.toggle('proven', doneAt !== null)
    if (readProgress().current === null) continue
    state.textContent =
      doneAt !== null
        ? done
        : exercises.length === 0
          ? open
          : part.replace('{done}', String(exercises.length)).replace('{count}', count)
  }
  const result = page.querySelector<HTMLElement>('[data-result]')
  if (result) fillResult(result)
}

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long' })

function fillResult(result: HTMLElement): void {
  const rows = [...result.querySelectorAll<HTMLElement>('tr[data-row]')]
  let done = 0
  for (const row of rows) {
    const { doneAt, mistakes, exercises } = progressOf(row.dataset.row ?? '')
    const [when, made] = row.querySelectorAll('td')
    if (doneAt !== null) done += 1
    if (when) when.textContent = doneAt === null ? '—' : day.format(doneAt)
    if (made) made.textContent = doneAt === null && exercises.length === 0 ? '—' : String(mistakes)
  }
  const name = result.querySelector('[data-name]')
  if (name) name.textContent = readProgress().current ?? '—'
  const sum = result.querySelector('[data-sum-said]')
  if (sum) {
    const words = result.dataset.sum ?? ''
    sum.textContent = words.replace('{done}', String(done)).replace('{count}', String(rows.length))
  }
}
