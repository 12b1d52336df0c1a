import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from '../lit.ts'
import sheet from '../styles/chat/chat.css'
import { announcement, countSaid } from './announcement.ts'
import { browserEdges, type Prefetched, watchNetwork } from './browser-edges.ts'
import { type Chat, openChat } from './chat.ts'
import { chatActions } from './chat-actions.ts'
import { type ChatState, startState } from './chat-state.ts'
import { chime } from './chime.ts'
import type { DeskIdentity } from './desk-client.ts'
import { type Entry, listEntries } from './entries.ts'
import { fitHeight } from './fit-height.ts'
import { type EndFollower, followEnd } from './follow-end.ts'
import { keepStage } from './keep-stage.ts'
import { watchKeyboard } from './keyboard-room.ts'
import { isCovered, layoutOf } from './layout.ts'
import { firstState, type OwnState } from './own-state.ts'
import { ownerOf } from './owner.ts'
import type { Session } from './session.ts'
import { typeScale } from './settings.ts'
import { currentTask, newDemonstration } from './stage.ts'
import { loadTexts, type Texts } from './texts.ts'
import { lastSeq } from './transcript.ts'
import { type UnreadTitle, watchUnread } from './unread-title.ts'
import { viewSkeleton } from './view-log.ts'
import { viewStage } from './view-stage.ts'
import { viewTalk } from './view-talk.ts'

/**
 * The chat window. `desk` is the address of the desk (empty: the page's own origin), `terminal` the address
 * of the module that defines `<pos-terminal>`, loaded at the first demonstration. Fires `said` (detail: how
 * many) when the desk has said something new.
 */
export class SupportChat extends LitElement {
  static override styles = unsafeCSS(sheet)
  static override properties = {
    desk: {},
    identity: { attribute: false },
    prefetched: { attribute: false },
    terminal: {},
    texts: { state: true },
    chatState: { state: true },
    own: { state: true },
    width: { state: true },
  }

  desk = ''
  terminal = ''
  /** Who is logged in at the embedding site, signed by its server. */
  identity: DeskIdentity | null = null
  /** Responses that were requested before this element was loaded. */
  prefetched: Prefetched = new Map()
  private texts: Texts | null = null
  private chatState: ChatState = startState
  private own: OwnState = firstState()
  private width = 0

  private entries: readonly Entry[] = []
  private chat: Chat | null = null
  private follower: EndFollower | null = null
  private unreadTitle: UnreadTitle | null = null
  private stopListening: readonly (() => void)[] = []
  private readonly stage = keepStage({
    addresses: () => this,
    onChange: () => this.requestUpdate(),
    onTurn: isOpen => void this.turned(isOpen),
  })
  private readonly actions = chatActions({
    stage: this.stage,
    chat: () => this.chat,
    texts: () => this.texts,
    outbox: () => this.chatState.outbox,
    entries: () => this.entries,
    own: () => this.own,
    change: change => this.change(change),
    focusComposer: () => this.find('textarea')?.focus(),
    toEnd: () => this.follower?.toEnd(),
  })
  private readonly sizes = new ResizeObserver(([entry]) => {
    this.width = entry?.contentRect.width ?? 0
  })

  override connectedCallback(): void {
    super.connectedCallback()
    const edges = browserEdges(this.desk, this.identity, this.prefetched)
    const chat = openChat(edges, state => {
      this.chatState = state
    })
    this.chat = chat
    this.stopListening = [
      watchNetwork(chat.wake, chat.suspect),
      watchKeyboard(this, covered => {
        this.style.setProperty('--covered', `${covered}px`)
      }),
    ]
    this.unreadTitle = watchUnread(document)
    this.sizes.observe(this)
    void loadTexts(edges, () => this.chat === chat).then(texts => {
      if (texts) this.texts = texts
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.chat?.close()
    this.chat = null
    this.follower?.stop()
    this.follower = null
    this.unreadTitle?.stop()
    for (const stop of this.stopListening) stop()
    this.sizes.disconnect()
  }

  /**
   * The open conversation, its last event here, and whether a person is to answer; null while there is none.
   */
  get bookmark(): (Session & { readonly seq: number; readonly awaited: boolean }) | null {
    const session = this.chat?.session()
    const { phase, transcript } = this.chatState
    if (!session || phase !== 'open') return null
    return { ...session, seq: lastSeq(transcript), awaited: ownerOf(transcript.events).kind !== 'bot' }
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.follower?.willChange()
    if (!changed.has('chatState')) return
    const { transcript, outbox, knownSeq } = this.chatState
    this.entries = listEntries(transcript.events, outbox)
    const before: ChatState | undefined = changed.get('chatState')
    const after = Math.max(knownSeq, before?.transcript.events.length ?? 0)
    const demonstration = newDemonstration(transcript.events, after)
    if (demonstration) this.stage.open(demonstration)
    if (this.texts) this.announce(after, this.texts)
  }

  /** Makes what others have said after event `after` heard, counted and seen. */
  private announce(after: number, texts: Texts): void {
    const announced = announcement(this.entries, after, texts)
    if (!announced) return
    const away = this.follower !== null && !this.follower.isAtEnd()
    this.change({ announced, ...(away ? { unread: true } : {}) })
    const said = countSaid(this.entries, after)
    if (said === 0) return
    this.unreadTitle?.add(said)
    this.dispatchEvent(new CustomEvent('said', { detail: said }))
    if (this.own.settings.sound) chime()
  }

  protected override render() {
    const { texts, actions } = this
    const stage = this.stage.shown()
    const toEnd = () => this.follower?.toEnd()
    if (!texts) return html`<section class="desk"><div class="page">${viewSkeleton()}</div></section>`
    return html`<section class="desk ${layoutOf(this.width, stage !== null)}" lang="zh-CN" aria-label=${texts.title} @keydown=${this.onKey}>
      ${viewTalk(this.chatState, this.entries, this.own, texts, { ...actions, toEnd })}
      ${stage ? viewStage(stage, this.stage.module(), currentTask(this.entries), texts, actions.stage) : nothing}
      <div class="unseen" aria-live="polite">${this.own.announced}</div>
    </section>`
  }

  protected override updated(changed: PropertyValues): void {
    const log = this.find('.log')
    if (log && !this.follower) {
      this.follower = followEnd(
        log,
        () => this.find('.group:last-of-type:not(.merchant) .entry:last-child'),
        atEnd => {
          if (atEnd && this.own.unread) this.change({ unread: false })
        },
      )
    }
    this.follower?.contentChanged()
    if (changed.has('own')) this.fit(changed.get('own'))
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    if (this.own.menuOpen) {
      this.change({ menuOpen: false })
      this.find('.more')?.focus()
    } else if (this.stage.shown()) this.stage.close()
  }

  /**
   * A panel that covers the chat also covers the focused button, so the panel takes the focus and gives it
   * back later.
   */
  private async turned(isOpen: boolean): Promise<void> {
    await this.updateComplete
    this.follower?.contentChanged()
    if (!isOpen) this.find('.log')?.focus()
    else if (isCovered(this.width)) this.find('.stage-top h2')?.focus()
  }

  private change(change: Partial<OwnState>): void {
    this.own = { ...this.own, ...change }
  }

  private fit(before: OwnState | undefined): void {
    const { draft, settings } = this.own
    if (settings !== before?.settings) {
      this.style.setProperty('--scale', String(typeScale(this.renderRoot, settings)))
    }
    const field = this.find('textarea')
    if (field && draft !== before?.draft) fitHeight(field)
  }

  private find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector)
  }
}

customElements.define('support-chat', SupportChat)

declare global {
  interface HTMLElementTagNameMap {
    'support-chat': SupportChat
  }
}
