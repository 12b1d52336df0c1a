import { fillSheet } from './fill-sheet.ts'
import { progressOf, readProgress } from './progress.ts'

/** Shows the current person's progress beside each lesson of the list and in the result sheet. */
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
  if (result) {
    fillSheet(result, readProgress().current ?? '—', lesson => {
      const { doneAt, mistakes, exercises } = progressOf(lesson)
      return { doneAt, mistakes: doneAt === null && exercises.length === 0 ? null : mistakes }
    })
  }
}
