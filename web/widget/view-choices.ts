import { html, nothing } from '../lit.ts'
import type { Entry } from './entries.ts'
import { checkIcon } from './icons.ts'
import type { ShownChoice } from './offers.ts'
import type { Texts } from './texts.ts'

/**
 * Choices as buttons, the likely one first and most prominent, unless something is to be typed. Taken ones
 * stay in place, so that keyboard users keep their focus; they can no longer be pressed and leave the tab
 * order.
 */
export function viewChoices(
  { choices, collects }: Pick<Entry, 'choices' | 'collects'>,
  texts: Texts,
  choose: (choice: ShownChoice) => void,
) {
  if (choices.length === 0) return nothing
  const open = choices.some(({ state }) => state === 'open')
  return html`<div class="choices ${open ? 'open' : 'past'} ${collects ? 'around' : ''}" role="group" aria-label=${texts.choices.label}>
    ${choices.map(choice => viewChoice(choice, texts, choose))}
  </div>`
}

function viewChoice(choice: ShownChoice, texts: Texts, choose: (choice: ShownChoice) => void) {
  const { label, state } = choice
  const open = state === 'open'
  return html`<button
    class="choice ${state}"
    type="button"
    aria-disabled=${open ? nothing : 'true'}
    tabindex=${open ? nothing : '-1'}
    @click=${() => open && choose(choice)}
  >${state === 'chosen' ? checkIcon : nothing}<span>${label}</span>${
    open
      ? nothing
      : html`<span class="unseen">${state === 'chosen' ? texts.choices.chosen : texts.choices.passed}</span>`
  }</button>`
}
