import { html } from '../lit.ts'
import type { ChatActions } from './chat-actions.ts'
import type { ChatState } from './chat-state.ts'
import type { Entry } from './entries.ts'
import type { OwnState } from './own-state.ts'
import { ownerOf } from './owner.ts'
import type { Texts } from './texts.ts'
import { viewComposer } from './view-composer.ts'
import { viewHeader } from './view-header.ts'
import { viewWindow } from './view-window.ts'

interface TalkActions extends Pick<ChatActions, 'header' | 'log' | 'composer'> {
  toEnd(): void
}

/** The conversation: its header, the scrolling log, and the field for writing. */
export function viewTalk(
  chat: ChatState,
  entries: readonly Entry[],
  { draft, settings, menuOpen, most, unread, photoTrouble }: OwnState,
  texts: Texts,
  { header, log, composer, toEnd }: TalkActions,
) {
  const owner = ownerOf(chat.transcript.events)
  const wanted = texts.composer[asksToType(entries) ? 'phone' : 'placeholder']
  return html`<div class="talk">
    ${viewHeader({ chat, owner, settings, menuOpen, hasTalk: entries.length > 0 }, texts, header)}
    ${viewWindow({ chat, entries, most, unread }, texts, { ...log, toEnd })}
    ${viewComposer({ draft, wanted, photoTrouble }, texts, composer)}
  </div>`
}

/** Whether the open step asks for something to be typed: a telephone number. */
const asksToType = (entries: readonly Entry[]): boolean =>
  entries.some(({ collects, choices }) => collects && choices.some(({ state }) => state === 'open'))
