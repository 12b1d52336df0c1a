import { chooseStaff, readProgress } from './progress.ts'

/** Asks who is practising; calls `changed` at once and after each change. */
export function askStaff(page: Document, changed: () => void): void {
  const form = page.querySelector<HTMLFormElement>('form[data-staff]')
  const input = form?.querySelector('input')
  if (!form || !input) {
    changed()
    return
  }
  const show = (): void => {
    const { current, staff } = readProgress()
    const who = form.querySelector('[role="status"]')
    if (who) who.textContent = current === null ? '' : (form.dataset.who ?? '').replace('{name}', current)
    form.querySelector('datalist')?.replaceChildren(
      ...Object.keys(staff).map(name => {
        const option = page.createElement('option')
        option.value = name
        return option
      }),
    )
    changed()
  }
  form.addEventListener('submit', event => {
    event.preventDefault()
    const name = input.value.trim()
    if (name === '') return
    chooseStaff(name)
    input.value = ''
    show()
  })
  show()
}
