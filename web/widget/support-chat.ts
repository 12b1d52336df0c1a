import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit'
import type { TerminalReport } from '../../bot/dialog/wire.ts'
import sheet from '../styles/chat/chat.css'
import { announcement, saidByOthers } from './announcement.ts'
import { browserEdges, watchNetwork } from './browser-edges.ts'
import { type Chat, openChat } from './chat.ts'
import { type ChatState, startState } from './chat-state.ts'
import { chime } from './chime.ts'
import type { DeskIdentity } from './desk-client.ts'
import { checkDraft } from './draft.ts'
import { type Entry, listEntries } from './entries.ts'
import { type EndFollower, followEnd } from './follow-end.ts'
import { downIcon } from './icons.ts'
import { watchKeyboard } from './keyboard-room.ts'
import { loadTerminal, type ModuleState } from './load-terminal.ts'
import type { ShownChoice } from './offers.ts'
import { type Act, isPending, isTaking } from './outbox.ts'
import { ownerOf, wantsNumber, wantsRating } from './owner.ts'
import { printTalk } from './print-talk.ts'
import { saveFile } from './save-file.ts'
import type { Session } from './session.ts'
import { keepSettings, restoreSettings, type Settings, typeScale } from './settings.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { currentTask, newDemonstration, type Stage } from './stage.ts'
import { loadTexts, type Texts } from './texts.ts'
import { lastSeq } from './transcript.ts'
import { transcriptText } from './transcript-text.ts'
import { type UnreadTitle, watchUnread } from './unread-title.ts'
import { roomSentence, viewComposer } from './view-composer.ts'
import { viewHeader } from './view-header.ts'
import { viewLog, viewSkeleton } from './view-log.ts'
import { viewStage } from './view-stage.ts'

/** From this width on the terminal stands beside the chat; below, over it. */
const besidePx = 820
/** From this width on choices stand in a row. */
const roomyPx = 600

/** Choices that every conversation accepts at any time. */
const personChoice = 'person'
const backChoice = 'back'

/** So many entries are shown at first, and so many more each time the merchant asks for earlier ones. */
const logPage = 150

/**
 * The chat window. `desk` is the address of the desk (empty: the page's own origin), `terminal` the address of
 * the module that defines `<pos-terminal>`, loaded at the first demonstration. Fires `said` (detail: how many) when
 * the desk has said something new.
 */
export class SupportChat extends LitElement {
  static override styles = unsafeCSS(sheet)
  static override properties = {
    desk: {},
    identity: { attribute: false },
    terminal: {},
    texts: { state: true },
    chatState: { state: true },
    draft: { state: true },
    stage: { state: true },
    module: { state: true },
    announced: { state: true },
    unread: { state: true },
    width: { state: true },
    settings: { state: true },
    menuOpen: { state: true },
    most: { state: true },
    covered: { state: true },
  }

  desk = ''
  terminal = ''
  /** Who is logged in at the embedding site, signed by its server. */
  identity: DeskIdentity | null = null
  private texts: Texts | null = null
  private chatState: ChatState = startState
  private draft = ''
  private stage: Stage | null = null
  private module: ModuleState = 'loading'
  private unread = false
  private width = 0
  private settings: Settings = restoreSettings()
  private menuOpen = false
  private most = logPage
  private covered = 0

  private entries: readonly Entry[] = []
  private announced = ''
  private chat: Chat | null = null
  private follower: EndFollower | null = null
  private unreadTitle: UnreadTitle | null = null
  private stopListening: readonly (() => void)[] = []
  private readonly sizes = new ResizeObserver(([entry]) => {
    this.width = entry?.contentRect.width ?? 0
  })

  override connectedCallback(): void {
    super.connectedCallback()
    const edges = browserEdges(this.desk, this.identity)
    const chat = openChat(edges, state => {
      this.chatState = state
    })
    this.chat = chat
    this.stopListening = [
      watchNetwork(chat.wake, chat.suspect),
      watchKeyboard(this, covered => {
        this.covered = covered
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

  /** The open conversation, the last event that is here, and whether a person is to answer; null while there is none. */
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
    if (demonstration) this.openStage(demonstration)
    const news = this.texts ? announcement(this.entries, after, this.texts) : ''
    if (!news) return
    this.announced = news
    const said = saidByOthers(this.entries, after).length
    this.unreadTitle?.add(said)
    if (said > 0) this.dispatchEvent(new CustomEvent('said', { detail: said }))
    if (this.settings.sound) chime()
    if (this.follower && !this.follower.isAtEnd()) this.unread = true
  }

  protected override render() {
    const { texts, stage } = this
    if (!texts) return html`<section class="desk"><div class="page">${viewSkeleton()}</div></section>`
    const beside = this.width >= besidePx
    const roomy = this.width >= roomyPx && !(stage && beside)
    const layout = `${stage ? 'staged' : ''} ${beside ? 'beside' : 'over'} ${roomy ? 'roomy' : ''}`
    return html`<section class="desk ${layout}" lang="zh-CN" aria-label=${texts.title} @keydown=${this.onKey}>
      <div class="talk">
        ${this.viewTop(texts)} ${this.viewWindow(texts)} ${viewComposer(this.draft, texts, this.composerActions)}
      </div>
      ${stage ? viewStage(stage, this.module, currentTask(this.entries), texts, this.stageActions) : nothing}
      <div class="unseen" aria-live="polite">${this.announced}</div>
    </section>`
  }

  private viewTop(texts: Texts) {
    const { chatState, settings, menuOpen, entries } = this
    const owner = ownerOf(chatState.transcript.events)
    const state = { chat: chatState, owner, settings, menuOpen, hasTalk: entries.length > 0 }
    return viewHeader(state, texts, this.headerActions)
  }

  private viewWindow(texts: Texts) {
    const { transcript, outbox } = this.chatState
    const { events } = transcript
    const shown = {
      most: this.most,
      asksRating: wantsRating(events) && !isPending(outbox, 'rating'),
      asksNumber: wantsNumber(events) && !isPending(outbox, 'callback'),
    }
    return html`<div class="window">
      <div class="log" role="log" aria-live="off" aria-label=${texts.log} tabindex="0">
        <div class="page">
          ${viewLog(this.chatState, this.entries, shown, texts, Date.now(), this.logActions)}
        </div>
      </div>
      ${
        this.unread
          ? html`<button type="button" class="news" @click=${() => this.follower?.toEnd()}>
              ${downIcon}<span>${texts['new-messages']}</span>
            </button>`
          : nothing
      }
    </div>`
  }

  protected override updated(changed: PropertyValues): void {
    const log = this.find('.log')
    if (log && !this.follower) {
      this.follower = followEnd(log, atEnd => {
        if (atEnd) this.unread = false
      })
    }
    this.follower?.contentChanged()
    if (changed.has('draft')) this.fitComposer()
    if (changed.has('settings')) this.scaleType()
    if (changed.has('covered')) this.style.setProperty('--covered', `${this.covered}px`)
    // Under a panel that covers the chat the focused button is out of reach: the panel takes the focus.
    if (changed.has('stage') && this.stage && !changed.get('stage') && this.width < besidePx) {
      this.find('.stage-top h2')?.focus()
    }
  }

  private readonly headerActions = {
    askPerson: () => this.askPerson(),
    toggleMenu: () => {
      this.menuOpen = !this.menuOpen
    },
    toggleSound: () => {
      this.change({ sound: !this.settings.sound })
      if (this.settings.sound) chime()
    },
    nextSize: () => this.change({ size: ([1, 2, 0] as const)[this.settings.size] }),
    save: () => this.withTalk((text, texts) => saveFile(texts.save.file, text)),
    print: () => this.withTalk((text, texts) => printTalk(texts.title, text)),
  }

  private readonly logActions = {
    choose: (entry: Entry, choice: ShownChoice) => this.choose(entry, choice),
    edit: (entry: Entry) => {
      this.draft = entry.text
      this.chat?.discard(entry.key)
      this.find('textarea')?.focus()
    },
    discard: (entry: Entry) => this.chat?.discard(entry.key),
    undo: () => this.undo(),
    loadPhoto: (path: string) => this.chat?.photo(path) ?? Promise.resolve(null),
    loadScreen: (path: string) => this.chat?.screen(path) ?? Promise.resolve(null),
    openTerminal: ({ seq, demonstration }: Entry) => {
      if (demonstration) this.openStage({ seq, demonstration })
    },
    earlier: () => {
      this.most += logPage
    },
    rate: (rating: { stars: number; comment: string }) => this.act({ kind: 'rating', ...rating }),
    leaveNumber: (phone: string) => this.act({ kind: 'callback', phone }),
    retry: () => this.chat?.wake(),
  }

  private readonly composerActions = {
    write: (draft: string) => {
      this.draft = draft
      this.chat?.write(draft)
    },
    send: () => {
      const check = checkDraft(this.draft)
      const { text, verdict } = check
      // The sentence is in sight already; who cannot see it hears it now.
      if (verdict === 'too-long' && this.texts) this.announced = roomSentence(check, this.texts)
      if (verdict === 'empty' || verdict === 'too-long') return
      this.draft = ''
      this.act({ kind: 'text', text })
    },
    attach: async (file: File) => {
      const photo = await shrinkPhoto(file)
      if (photo) this.act({ kind: 'photo', photo })
      else this.announced = this.texts?.photo.failed ?? ''
    },
  }

  private readonly stageActions = {
    askPerson: () => this.askPerson(),
    close: () => this.closeStage(),
    retry: () => this.prepareTerminal(),
    report: (happened: TerminalReport) => this.act({ kind: 'terminal', happened }),
    choose: (entry: Entry, choice: ShownChoice) => this.choose(entry, choice),
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    if (this.menuOpen) {
      this.menuOpen = false
      this.find('.more')?.focus()
    } else if (this.stage) this.closeStage()
  }

  private askPerson(): void {
    this.takeOnce(personChoice, this.texts?.person)
  }

  private undo(): void {
    this.takeOnce(backChoice, this.texts?.undo)
  }

  /** One call is enough, however often an impatient thumb presses. */
  private takeOnce(choiceId: string, label = ''): void {
    if (!isTaking(this.chatState.outbox, choiceId))
      this.act({ kind: 'choice', choiceId, label, offeredAt: 0 })
  }

  private choose(entry: Entry, { id, label }: ShownChoice): void {
    this.act({ kind: 'choice', choiceId: id, label, offeredAt: entry.seq })
  }

  private act(act: Act): void {
    this.chat?.act(act)
    this.follower?.toEnd()
  }

  private change(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change }
    keepSettings(this.settings)
  }

  private scaleType(): void {
    this.style.setProperty('--scale', String(typeScale(this.renderRoot, this.settings)))
  }

  private withTalk(use: (text: string, texts: Texts) => void): void {
    this.menuOpen = false
    if (this.texts) use(transcriptText(this.entries, this.texts), this.texts)
  }

  private openStage(stage: Stage): void {
    this.stage = stage
    if (this.module !== 'ready') void this.prepareTerminal()
  }

  private closeStage(): void {
    this.stage = null
    void this.updateComplete.then(() => {
      this.follower?.contentChanged()
      this.find('.log')?.focus()
    })
  }

  private async prepareTerminal(): Promise<void> {
    this.module = 'loading'
    this.module = await loadTerminal(this.terminal, this.desk)
  }

  /** Lets the composer grow with its text up to the height that the style sheet allows. */
  private fitComposer(): void {
    const field = this.find('textarea')
    if (!field) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
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
