import { html, nothing } from '../lit.ts'
import './copy-button.ts'
import './desk-photo.ts'
import { type Entry, wordsOf } from './entries.ts'
import { findContacts } from './find-contacts.ts'
import { alertIcon, backIcon, checkIcon, terminalIcon, waitIcon } from './icons.ts'
import type { ShownChoice } from './offers.ts'
import './step-picture.ts'
import type { DrawnScreen } from './step-picture.ts'
import { fill, type Texts } from './texts.ts'
import { viewChoices } from './view-choices.ts'
import { viewText } from './view-text.ts'

/** What the merchant can do with an entry. */
export interface EntryActions {
  choose(entry: Entry, choice: ShownChoice): void
  /** Moves a refused message back into the composer. */
  edit(entry: Entry): void
  discard(entry: Entry): void
  openTerminal(entry: Entry): void
  /** Takes back the last answer. */
  undo(): void
  /** Loads a photo from the desk as a data URL, or null. */
  loadPhoto(path: string): Promise<string | null>
  /** Loads the drawing of a terminal's screen, or null. */
  loadScreen(path: string): Promise<DrawnScreen | null>
}

/** One bubble, step card or small line. */
export function viewEntry(entry: Entry, texts: Texts, actions: EntryActions) {
  if (entry.speaker === 'system') {
    return html`<p class="line">${viewText(wordsOf(entry, texts))}</p>${viewOffer(entry, texts, actions)}`
  }
  if (entry.step) return viewStep(entry, entry.step, texts, actions)
  return html`
    ${entry.text && !entry.demonstration ? html`<div class="bubble ${entry.delivery}">${viewText(entry.text)}</div>` : nothing}
    ${
      entry.photo
        ? html`<desk-photo .source=${entry.photo} .words=${texts.photo.alt} .load=${actions.loadPhoto}></desk-photo>`
        : nothing
    }
    ${viewContacts(entry, texts)} ${viewSeen(entry, texts, actions)} ${viewDemonstration(entry, texts, actions)}
    ${viewDelivery(entry, texts, actions)} ${viewOffer(entry, texts, actions)}
  `
}

function viewStep(entry: Entry, step: NonNullable<Entry['step']>, texts: Texts, actions: EntryActions) {
  const parts = Array.from({ length: step.of }, (_, index) =>
    index < step.number - 1 ? 'done' : index === step.number - 1 ? 'now' : 'ahead',
  )
  return html`<article class="step">
    <header>
      <p class="count">${fill(texts.step, { number: step.number, of: step.of })}</p>
      <h3>${step.name}</h3>
      <div class="progress" aria-hidden="true">${parts.map(part => html`<i class=${part}></i>`)}</div>
    </header>
    ${entry.text ? html`<p class="do">${viewText(entry.text)}</p>` : nothing}
    ${viewSeen(entry, texts, actions)} ${viewDemonstration(entry, texts, actions)} ${viewOffer(entry, texts, actions)}
  </article>`
}

const viewOffer = (entry: Entry, texts: Texts, actions: EntryActions) =>
  html`${viewChoices(entry, texts, choice => actions.choose(entry, choice))}${
    entry.undoable
      ? html`<button type="button" class="undo" @click=${actions.undo}>${backIcon}<span>${texts.undo}</span></button>`
      : nothing
  }`

const viewSeen = ({ seen, screen }: Entry, texts: Texts, { loadScreen }: EntryActions) =>
  seen || screen
    ? html`<div class="seen">
        ${checkIcon}
        <div class="proof">
          <p><span class="label">${texts.seen}</span>${viewText(seen)}</p>
          ${
            screen
              ? html`<step-picture class=${screen.kind} .path=${screen.path} .words=${texts.screen} .load=${loadScreen}></step-picture>`
              : nothing
          }
        </div>
      </div>`
    : nothing

/**
 * Copy buttons for numbers and accounts that others mention: retyping them from a screen invites mistakes.
 */
const viewContacts = ({ speaker, text }: Entry, texts: Texts) =>
  speaker === 'merchant'
    ? nothing
    : findContacts(text).map(
        contact => html`<copy-button .text=${contact} .words=${texts.copy}></copy-button>`,
      )

const viewDemonstration = (entry: Entry, texts: Texts, actions: EntryActions) =>
  entry.demonstration
    ? html`<div class="demonstration">
        <p>${viewText(entry.text || texts.terminal.card)}</p>
        <button type="button" class="quiet" @click=${() => actions.openTerminal(entry)}>
          ${terminalIcon}<span>${texts.terminal.open}</span>
        </button>
      </div>`
    : nothing

function viewDelivery(entry: Entry, texts: Texts, actions: EntryActions) {
  switch (entry.delivery) {
    case 'recorded':
    case 'sending':
      return nothing
    case 'waiting':
      return html`<p class="delivery">${waitIcon}${texts.delivery.waiting}</p>`
    case 'refused':
      return html`<div class="delivery refused">
        <p>${alertIcon}<span>${entry.reason || texts.delivery.refused}</span></p>
        ${
          entry.text && !entry.photo
            ? html`<button type="button" class="quiet" @click=${() => actions.edit(entry)}>${texts.delivery.edit}</button>`
            : nothing
        }
        <button type="button" class="quiet" @click=${() => actions.discard(entry)}>
          ${texts.delivery.discard}
        </button>
      </div>`
  }
}
