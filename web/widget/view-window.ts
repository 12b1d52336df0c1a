import { html, nothing } from '../lit.ts'
import type { ChatState } from './chat-state.ts'
import type { Entry } from './entries.ts'
import { downIcon } from './icons.ts'
import { isPending } from './outbox.ts'
import { wantsNumber, wantsRating } from './owner.ts'
import type { Texts } from './texts.ts'
import { type LogActions, viewLog } from './view-log.ts'

interface WindowState {
  readonly chat: ChatState
  readonly entries: readonly Entry[]
  /** The most entries to show on the page. */
  readonly most: number
  /** True if something new is below the visible part. */
  readonly unread: boolean
}

/** The scrolling log, and a button to its end for a reader who has scrolled up. */
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
