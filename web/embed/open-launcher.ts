import type { LauncherTexts } from '../../bot/content/embed-schema.ts'
import { adoptSheet } from './adopt-sheet.ts'
import { drawLauncher, drawLoading, drawTrouble } from './draw-launcher.ts'
import sheet from './launcher.css'
import { loadChat, preloadChat, terminalAddress } from './load-chat.ts'
import { recall, remember } from './memory.ts'
import type { MountedChat } from './mount-chat.ts'
import type { Options, SignedIdentity } from './read-options.ts'

/** What the host page may call, as `window.posdesk`. */
export interface Posdesk {
  open(): void
  close(): void
  /** Says who is logged in now, null for nobody; another merchant has another conversation. */
  identify(identity: SignedIdentity | null): void
}

/** Below this width the panel covers the page: it does not open by itself there. */
const coveringPx = 520

/** Puts the button on the page; the chat is loaded when somebody opens it, or has opened it before. */
export function openLauncher(host: HTMLElement, options: Options, texts: LauncherTexts): Posdesk {
  const { desk, nonce } = options
  const root = host.attachShadow({ mode: 'open' })
  host.dataset.side = options.side
  host.dataset.scheme = options.scheme
  adoptSheet(root, sheet, nonce)
  const { button, badge, panel, close, place } = drawLauncher(root, texts)

  const kept = recall(desk)
  let { open, talked, unread } = kept ?? { open: options.open, talked: false, unread: 0 }
  let { identity } = options
  let chat: MountedChat | null = null
  let loading = false
  let failed = false

  function show(): void {
    panel.hidden = !open
    badge.hidden = unread === 0
    badge.textContent = unread > 99 ? '99+' : String(unread)
    button.setAttribute('aria-expanded', String(open))
    const label = unread > 0 ? texts.unread.replace('{count}', String(unread)) : texts.label
    button.setAttribute('aria-label', label)
    remember(desk, { open, talked, unread })
  }

  async function load(): Promise<void> {
    if (chat || loading) return
    loading = true
    drawLoading(place, texts)
    try {
      if (!failed) preloadChat(desk, nonce)
      const mountChat = await loadChat(desk, failed)
      place.textContent = ''
      chat = mountChat(place, { ...options, identity, terminal: terminalAddress }, onSaid)
      if (open) chat.focus()
    } catch {
      failed = true
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
    if (open) {
      talked = true
      unread = 0
    }
    show()
    if (open) {
      panel.focus({ preventScroll: true })
      chat?.focus()
      void load()
    } else if (byHand) button.focus({ preventScroll: true })
  }

  button.onclick = () => setOpen(!open, true)
  close.onclick = () => setOpen(false, true)
  button.onpointerenter = button.onfocus = () => preloadChat(desk, nonce)
  panel.onkeydown = event => {
    if (event.key === 'Escape' && !event.isComposing && !chat?.wantsEscape()) setOpen(false, true)
  }

  if (open && innerWidth <= coveringPx) open = false
  show()
  if (open) setOpen(true, false)
  // News may come to who has talked before; the files are in the browser's cache.
  else if (talked) setTimeout(() => void load(), 2000)

  return {
    open: () => setOpen(true, false),
    close: () => setOpen(false, false),
    identify(given) {
      identity = given
      if (!chat) return
      chat.remove()
      chat = null
      void load()
    },
  }
}
