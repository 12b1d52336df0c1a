import { html, nothing } from 'lit'
import type { ChatState } from './chat-state.ts'
import { personIcon, saveIcon, terminalIcon } from './icons.ts'
import { waitingCount } from './outbox.ts'
import { fill, type Texts } from './texts.ts'

export interface HeaderActions {
  askPerson(): void
  /** Saves the conversation as a file; null while there is none. */
  readonly save: (() => void) | null
}

/** Name of the desk, state of the connection in words, a copy to keep, and the way to a person. */
export function viewHeader(state: ChatState, texts: Texts, { askPerson, save }: HeaderActions) {
  return html`<header class="top">
    <span class="mark">${terminalIcon}</span>
    <div class="title">
      <h2>${texts.title}</h2>
      <p class="link ${state.link}" role="status"><i aria-hidden="true"></i>${linkSentence(state, texts)}</p>
    </div>
    ${
      save
        ? html`<button type="button" class="icon" aria-label=${texts.save.label} title=${texts.save.label} @click=${save}>
            ${saveIcon}
          </button>`
        : nothing
    }
    <button type="button" class="quiet person" @click=${askPerson}>
      ${personIcon}<span>${texts.person}</span>
    </button>
  </header>`
}

/** Messages that wait are worth more room than the state of the line. */
function linkSentence({ link, outbox }: ChatState, texts: Texts): string {
  const count = waitingCount(outbox)
  return link === 'offline' && count > 0 ? fill(texts.link.waiting, { count }) : texts.link[link]
}
