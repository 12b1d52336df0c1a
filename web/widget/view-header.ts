import { html, nothing } from '../lit.ts'
import type { ChatState } from './chat-state.ts'
import { letterIcon, moreIcon, personIcon, printIcon, saveIcon, soundIcon, terminalIcon } from './icons.ts'
import { waitingCount } from './outbox.ts'
import type { Owner } from './owner.ts'
import type { Settings } from './settings.ts'
import { fill, type Texts } from './texts.ts'

export interface HeaderActions {
  askPerson(): void
  toggleMenu(): void
  toggleSound(): void
  nextSize(): void
  /** Saves the conversation as a file. */
  save(): void
  print(): void
}

interface HeaderState {
  readonly chat: ChatState
  readonly owner: Owner
  readonly settings: Settings
  readonly menuOpen: boolean
  /** True if there is something to save or print. */
  readonly hasTalk: boolean
}

/**
 * The desk's name, the state of the connection in words, the button to ask for a person, and a menu for
 * rarely used functions.
 */
export function viewHeader(state: HeaderState, texts: Texts, actions: HeaderActions) {
  const { menuOpen, owner } = state
  return html`<header class="top">
    <span class="mark">${terminalIcon}</span>
    <div class="title">
      <h2>${texts.title}</h2>
      <p class="link ${state.chat.link}" role="status"><i aria-hidden="true"></i>${linkSentence(state, texts)}</p>
    </div>
    ${
      // A merchant who waits for a person, or has one, needs no button to ask for one.
      owner.kind === 'bot'
        ? html`<button type="button" class="quiet person" @click=${actions.askPerson}>
            ${personIcon}<span>${texts.person}</span>
          </button>`
        : nothing
    }
    <button type="button" class="icon more" aria-label=${texts.menu.label} title=${texts.menu.label}
      aria-expanded=${menuOpen ? 'true' : 'false'} aria-controls="menu" @click=${actions.toggleMenu}>
      ${moreIcon}
    </button>
    <div id="menu" class="menu" ?hidden=${!menuOpen}>${menuOpen ? viewMenu(state, texts, actions) : nothing}</div>
  </header>`
}

function viewMenu({ settings, hasTalk }: HeaderState, texts: Texts, actions: HeaderActions) {
  const { menu, sizes, save } = texts
  return html`
    <button type="button" role="switch" aria-checked=${settings.sound ? 'true' : 'false'} @click=${actions.toggleSound}>
      ${soundIcon}<span>${menu.sound}</span><i class="switch" aria-hidden="true"></i>
    </button>
    <button type="button" @click=${actions.nextSize}>
      ${letterIcon}<span>${fill(menu.size, { size: sizes[settings.size] })}</span>
    </button>
    ${
      hasTalk
        ? html`<button type="button" @click=${actions.save}>${saveIcon}<span>${save.label}</span></button>
            <button type="button" @click=${actions.print}>${printIcon}<span>${menu.print}</span></button>`
        : nothing
    }
  `
}

/**
 * Waiting messages matter more than the state of the connection, and who answers matters more than that it
 * works.
 */
function linkSentence({ chat: { link, outbox }, owner }: HeaderState, texts: Texts): string {
  const count = waitingCount(outbox)
  if (link === 'offline' && count > 0) return fill(texts.link.waiting, { count })
  if (link !== 'connected') return texts.link[link]
  switch (owner.kind) {
    case 'bot':
      return texts.link.connected
    case 'queue':
      return texts.owner.queue
    case 'agent':
      return fill(texts.owner.agent, { name: owner.name || texts.speakers.agent })
  }
}
