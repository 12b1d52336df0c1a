import type { TrainingRecord } from '../../../bot/conversations/training-records.ts'
import { fillSheet } from './fill-sheet.ts'
import { askShop } from './shop-identity.ts'

/**
 * Shows the training records of a signed shop's staff, one result sheet for each person, or says why there
 * are none.
 */
export async function showShop(page: Document): Promise<void> {
  const place = page.querySelector<HTMLElement>('[data-shop]')
  const sheet = page.querySelector<HTMLTemplateElement>('template[data-sheet]')
  const said = page.querySelector<HTMLElement>('[data-shop-said]')
  if (!place || !sheet || !said) return
  const { loading = '', unsigned = '', refused = '', failed = '', nobody = '' } = said.dataset
  said.textContent = loading
  const answer = await askShop()
  switch (answer.kind) {
    case 'unsigned':
      said.textContent = unsigned
      return
    case 'refused':
      said.textContent = refused
      return
    case 'failed':
      said.textContent = failed
      return
    case 'answered': {
      const { done }: { readonly done: readonly TrainingRecord[] } = await answer.response.json()
      said.textContent = done.length === 0 ? nobody : ''
      for (const staff of new Set(done.map(record => record.staff))) {
        const own = done.filter(record => record.staff === staff)
        const copy = page.importNode(sheet.content, true)
        fillSheet(copy, staff, lesson => {
          const { doneAt = null, mistakes = null } = own.find(record => record.lesson === lesson) ?? {}
          return { doneAt, mistakes }
        })
        place.append(copy)
      }
    }
  }
}
