import { html, nothing } from '../lit.ts'
import type { ChatState } from './chat-state.ts'
import type { Entry } from './entries.ts'
import { downIcon } from './icons.ts'
import { isPending } from './outbox.ts'
import { wantsNumber, wantsRating } from './owner.ts'
import type { Texts } from './texts.ts'
import { type LogActions, viewLog } from './view-log.ts'

export interface WindowState {
  readonly chat: ChatState
  readonly entries: readonly Entry[]
  /** So many entries are on the page at most. */
  readonly most: number
  /** Something new stands below what is in sight. */
  readonly unread: boolean
}

/** The scrolling log, and the way to its end for who has scrolled up. */
export function viewWindow(
  { chat, entries, most, unread }: WindowState,
  texts: Texts,
  actions: LogActions & { toEnd(): void },
) {
  const { transcript, outbox } = chat
  const shown = {
    most,
    asksRating: wantsRating(transcript.events) && !isPending(outbox, 'rating'),
    asksNumber: wantsNumber(transcript.events) && !isPending(outbox, 'callback'),
  }
  return html`<div class="window">
    <div class="log" role="log" aria-live="off" aria-label=${texts.log} tabindex="0">
      <div class="page">${viewLog(chat, entries, shown, texts, Date.now(), actions)}</div>
    </div>
    ${
      unread
        ? html`<button type="button" class="news" @click=${actions.toEnd}>
            ${downIcon}<span>${texts['new-messages']}</span>
          </button>`
        : nothing
    }
  </div>`
}
