import { html, nothing, repeat } from '../lit.ts'
import type { ChatState } from './chat-state.ts'
import type { Entry } from './entries.ts'
import { formatTime } from './format-time.ts'
import { type Group, groupEntries } from './groups.ts'
import './callback-card.ts'
import './rating-card.ts'
import { alertIcon } from './icons.ts'
import { ownerOf } from './owner.ts'
import { fill, type Texts } from './texts.ts'
import { type EntryActions, viewEntry } from './view-entry.ts'

export interface LogActions extends EntryActions {
  retry(): void
  /** Shows more of what was said before. */
  earlier(): void
  rate(rating: { stars: number; comment: string }): void
  leaveNumber(phone: string): void
}

interface ShownLog {
  /** The most entries on the page: thousands of them would slow down an old phone. */
  readonly most: number
  readonly asksRating: boolean
  readonly asksNumber: boolean
}

/** The conversation, or a placeholder while there is none. */
export function viewLog(
  state: ChatState,
  entries: readonly Entry[],
  shown: ShownLog,
  texts: Texts,
  now: number,
  actions: LogActions,
) {
  const first = Math.max(0, entries.length - shown.most)
  return html`
    ${state.renewed ? html`<p class="line">${texts.renewed}</p>` : nothing}
    ${viewPlaceholder(state, entries, texts, actions)}
    ${
      first > 0
        ? html`<button type="button" class="quiet earlier" @click=${actions.earlier}>${texts.earlier}</button>`
        : nothing
    }
    ${repeat(
      groupEntries(entries.slice(first)),
      group => group.key,
      group => viewGroup(group, texts, now, actions),
    )}
    ${viewTyping(state, texts)}
    ${
      shown.asksNumber
        ? html`<callback-card .words=${texts.callback}
            @leave=${(event: CustomEvent<string>) => actions.leaveNumber(event.detail)}></callback-card>`
        : nothing
    }
    ${
      shown.asksRating
        ? html`<rating-card .words=${texts.rating}
            @rate=${(event: CustomEvent<{ stars: number; comment: string }>) => actions.rate(event.detail)}></rating-card>`
        : nothing
    }
    ${entries.length > 0 ? html`<p class="unseen">${texts.end}</p>` : nothing}
  `
}

/** Who is about to say something: the person reported by the desk, or the bot while it handles a message. */
function viewTyping({ link, outbox, transcript, typist }: ChatState, texts: Texts) {
  if (typist !== null) {
    return html`<p class="typing person"><i></i><i></i><i></i><span>${fill(texts.typist, { name: typist })}</span></p>`
  }
  const sending = link !== 'offline' && outbox.some(({ state }) => state === 'sending')
  if (!sending || ownerOf(transcript.events).kind !== 'bot') return nothing
  return html`<div class="typing" role="img" aria-label=${texts.typing}><i></i><i></i><i></i></div>`
}

function viewPlaceholder(state: ChatState, entries: readonly Entry[], texts: Texts, actions: LogActions) {
  if (state.phase === 'open') {
    if (entries.length > 0) return nothing
    return html`<div class="placeholder"><h3>${texts.empty.title}</h3><p>${texts.empty.hint}</p></div>`
  }
  if (state.link !== 'offline') return viewSkeleton(texts.loading)
  return html`<div class="placeholder trouble">
    ${alertIcon}
    <h3>${texts.trouble.title}</h3>
    <p>${state.trouble || texts.trouble.hint}</p>
    <button type="button" class="quiet" @click=${actions.retry}>${texts.trouble.retry}</button>
  </div>`
}

/** Grey shapes in place of the conversation; the style sheet shows them only after 300 ms. */
export const viewSkeleton = (label?: string) =>
  html`<div class="skeleton" role="img" aria-label=${label ?? nothing} aria-hidden=${label ? nothing : 'true'}>
    <i></i><i></i><i></i>
  </div>`

function viewGroup(
  { speaker, name, role, at, entries }: Group,
  texts: Texts,
  now: number,
  actions: EntryActions,
) {
  const time = html`<time datetime=${new Date(at).toISOString()}>${formatTime(at, now)}</time>`
  return html`<div class="group ${speaker}">
    ${
      speaker === 'system'
        ? nothing
        : html`<p class="who"><span class=${speaker === 'merchant' ? 'unseen' : 'name'}>${name || texts.speakers[speaker]}</span>${
            role ? html`<span class="role">${texts.roles[role] ?? role}</span>` : nothing
          }${time}</p>`
    }
    ${repeat(
      entries,
      entry => entry.key,
      entry => html`<div class="entry">${viewEntry(entry, texts, actions)}</div>`,
    )}
  </div>`
}
