import { formatAmount } from '../../../bot/terminal/money.ts'
import type { Judgement } from '../../../bot/training/judge.ts'

/**
 * Shows the result of an attempt, or with null clears the place for a new one. A mistake stays on display
 * with its cost at the time, and a completed exercise stays completed.
 */
export function showJudgement(
  section: HTMLElement,
  judgement: Judgement | null,
): { readonly newMistakes: readonly string[]; readonly newlyDone: boolean } {
  const goals = section.querySelector<HTMLElement>('[data-goals]')
  const said = section.querySelector<HTMLElement>('[data-told]')
  const warned = section.querySelector<HTMLElement>('[data-warned]')
  const boxes = [...section.querySelectorAll<HTMLElement>('[data-mistake-id]')]
  const wasDone = section.classList.contains('done')
  if (!judgement) {
    section.classList.remove('done')
    for (const box of boxes) box.hidden = true
  }
  const done = wasDone && judgement !== null ? true : (judgement?.done ?? false)
  ;[...(goals?.children ?? [])].forEach((part, index) => {
    part.classList.toggle('met', done || (judgement?.parts[index] ?? false))
  })
  const fresh = boxes.filter(
    ({ hidden, dataset }) => hidden && judgement?.mistakes.includes(dataset.mistakeId ?? ''),
  )
  for (const box of fresh) {
    box.hidden = false
    const money = box.querySelector('[data-money]')
    if (money && judgement && warned) money.textContent = wordMoney(judgement, warned.dataset)
  }
  section.classList.toggle('done', done)
  if (said) said.textContent = done ? (said.dataset.done ?? '') : ''
  return { newMistakes: fresh.map(({ dataset }) => dataset.mistakeId ?? ''), newlyDone: done && !wasDone }
}

const yuan = (fen: number): string => `￥${formatAmount(fen)}`

function wordMoney({ lost, waiting }: Judgement, texts: DOMStringMap): string {
  if (lost > 0) return (texts.cost ?? '').replace('{amount}', yuan(lost))
  return waiting > 0 ? (texts.waiting ?? '').replace('{amount}', yuan(waiting)) : ''
}
