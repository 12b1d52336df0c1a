import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ChatState } from './chat-state.ts'
import type { Entry } from './entries.ts'
import { formatTime } from './format-time.ts'
import { type Group, groupEntries } from './groups.ts'
import { alertIcon } from './icons.ts'
import type { Texts } from './texts.ts'
import { type EntryActions, viewEntry } from './view-entry.ts'

export interface LogActions extends EntryActions {
  retry(): void
}

/** The conversation, or what stands in its place while there is none. */
export function viewLog(
  state: ChatState,
  entries: readonly Entry[],
  texts: Texts,
  now: number,
  actions: LogActions,
) {
  const typing = state.link !== 'offline' && state.outbox.some(message => message.state === 'sending')
  return html`
    ${state.renewed ? html`<p class="line">${texts.renewed}</p>` : nothing}
    ${viewPlaceholder(state, entries, texts, actions)}
    ${repeat(
      groupEntries(entries),
      group => group.key,
      group => viewGroup(group, texts, now, actions),
    )}
    ${
      typing
        ? html`<div class="typing" role="img" aria-label=${texts.typing}><i></i><i></i><i></i></div>`
        : nothing
    }
    ${entries.length > 0 ? html`<p class="unseen">${texts.end}</p>` : nothing}
  `
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

/** Grey shapes of what is to come; the style sheet shows them after 300 ms only. */
export const viewSkeleton = (label?: string) =>
  html`<div class="skeleton" role="img" aria-label=${label ?? nothing} aria-hidden=${label ? nothing : 'true'}>
    <i></i><i></i><i></i>
  </div>`

function viewGroup({ speaker, at, entries }: Group, texts: Texts, now: number, actions: EntryActions) {
  const time = html`<time datetime=${new Date(at).toISOString()}>${formatTime(at, now)}</time>`
  return html`<div class="group ${speaker}">
    ${
      speaker === 'system'
        ? nothing
        : html`<p class="who"><span class=${speaker === 'merchant' ? 'unseen' : 'name'}>${texts.speakers[speaker]}</span>${time}</p>`
    }
    ${repeat(
      entries,
      entry => entry.key,
      entry => html`<div class="entry">${viewEntry(entry, texts, actions)}</div>`,
    )}
  </div>`
}
