import type { LauncherTexts } from '../../bot/content/embed-schema.ts'
import { adoptSheet } from './adopt-sheet.ts'
import { askNews } from './ask-news.ts'
import { drawLauncher, drawLoading, drawTrouble } from './draw-launcher.ts'
import sheet from './launcher.css'
import { fetchChat, loadChat, terminalAddress } from './load-chat.ts'
import { recall, remember } from './memory.ts'
import type { MountedChat } from './mount-chat.ts'
import { prefetch } from './prefetch.ts'
import type { Options, SignedIdentity } from './read-options.ts'

/** The functions that the host page may call, as `window.posdesk`. */
export interface Posdesk {
  open(): void
  close(): void
  /** Tells the chat who is logged in now (null for nobody); each merchant has a conversation of their own. */
  identify(identity: SignedIdentity | null): void
}

/** Up to this width the panel covers the page, so it does not open by itself. */
const coveringPx = 520

/**
 * Puts the button on the page. The chat is loaded when somebody opens it, or at once if a person's answer is
 * expected.
 */
export function openLauncher(host: HTMLElement, options: Options, texts: LauncherTexts): Posdesk {
  const { desk, nonce } = options
  const root = host.attachShadow({ mode: 'open' })
  host.dataset.side = options.side
  host.dataset.scheme = options.scheme
  adoptSheet(root, sheet, nonce)
  const { button, badge, panel, close, place } = drawLauncher(root, texts)

  const kept = recall(desk)
  let { open, unread } = kept ?? { open: options.open, unread: 0 }
  let { identity } = options
  const merchant = (): string | null => identity?.merchant || null
  let bookmark = kept?.merchant === merchant() ? kept.bookmark : null
  let chat: MountedChat | null = null
  let loading = false
  let attempt = 0

  function show(): void {
    panel.hidden = !open
    badge.hidden = unread === 0
    badge.textContent = unread > 99 ? '99+' : String(unread)
    button.setAttribute('aria-expanded', String(open))
    const label = unread > 0 ? texts.unread.replace('{count}', String(unread)) : texts.label
    button.setAttribute('aria-label', label)
    keep()
  }

  function keep(): void {
    bookmark = chat?.bookmark() || bookmark
    remember(desk, { open, unread, bookmark, merchant: merchant() })
  }

  /**
   * Counts what was said between two pages; where a person is expected to answer, loads the chat to keep
   * listening.
   */
  async function catchUp(): Promise<void> {
    if (chat || open || !bookmark) return
    const news = await askNews(desk, bookmark)
    if (chat || open) return
    if (news) {
      unread += news.count
      bookmark = { ...bookmark, seq: news.seq }
      show()
    }
    if (bookmark.awaited) void load()
  }

  async function load(): Promise<void> {
    if (chat || loading) return
    loading = true
    drawLoading(place, texts)
    try {
      const wanted = identity
      const prefetched = prefetch(desk, wanted)
      const mountChat = await loadChat(desk, attempt)
      place.textContent = ''
      chat = mountChat(
        place,
        {
          ...options,
          identity,
          terminal: terminalAddress,
          prefetched: wanted === identity ? prefetched : new Map(),
        },
        onSaid,
      )
      if (open) chat.focus()
    } catch {
      attempt++
      drawTrouble(place, texts, () => void load())
    }
    loading = false
  }

  function onSaid(count: number): void {
    if (open) return
    unread += count
    show()
  }

  function setOpen(wanted: boolean, byHand: boolean): void {
    open = wanted
    if (open) unread = 0
    show()
    if (open) {
      panel.focus({ preventScroll: true })
      chat?.focus()
      void load()
    } else if (byHand) button.focus({ preventScroll: true })
  }

  button.onclick = () => setOpen(!open, true)
  close.onclick = () => setOpen(false, true)
  // Only a head start: any failure is reported when the chat is opened.
  button.onpointerenter = button.onfocus = () => void fetchChat(desk).catch(() => undefined)
  panel.onkeydown = event => {
    if (event.key === 'Escape' && !event.isComposing && !chat?.wantsEscape()) setOpen(false, true)
  }

  if (open && innerWidth <= coveringPx) open = false
  show()
  if (open) setOpen(true, false)
  else void catchUp()
  addEventListener('pagehide', keep)

  return {
    open: () => setOpen(true, false),
    close: () => setOpen(false, false),
    identify(given) {
      identity = given
      bookmark = null
      unread = 0
      const loaded = chat
      chat = null
      show()
      if (!loaded) return
      loaded.remove()
      void load()
    },
  }
}
