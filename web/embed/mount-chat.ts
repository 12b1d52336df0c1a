import type { SupportChat } from '../widget/support-chat.ts'
import '../widget/support-chat.ts'
import sheet from '../styles/chat/chat.css'
import { adoptSheet } from './adopt-sheet.ts'
import type { Bookmark } from './ask-news.ts'
import type { Options, SignedIdentity } from './read-options.ts'

/** The chat inside the panel. */
export interface MountedChat {
  /** Moves the keyboard focus to the text field as soon as it exists. */
  focus(): void
  /** Whether the chat itself has a use for Escape. */
  wantsEscape(): boolean
  /** Where the visitor is in the conversation; null while it is not open. */
  bookmark(): Bookmark | null
  remove(): void
}

export type MountChat = (
  place: HTMLElement,
  options: Options & {
    readonly identity: SignedIdentity | null
    readonly terminal: string
    readonly prefetched: SupportChat['prefetched']
  },
  onSaid: (count: number) => void,
) => MountedChat

/** Puts the chat into `place`; `onSaid` receives the number of new lines from the desk. */
export const mountChat: MountChat = (place, options, onSaid) => {
  const { desk, identity, scheme, nonce, terminal, prefetched } = options
  const chat = document.createElement('support-chat')
  chat.desk = desk
  chat.terminal = terminal
  chat.identity = identity
  chat.prefetched = prefetched
  chat.addEventListener('said', event => onSaid(event instanceof CustomEvent ? Number(event.detail) : 0))
  place.append(chat)
  if (chat.shadowRoot && scheme !== 'auto') {
    adoptSheet(chat.shadowRoot, `:host{${palette(scheme)}}`, nonce)
  }
  return {
    focus() {
      void chat.updateComplete.then(() => (chat.shadowRoot?.querySelector('textarea') ?? place).focus())
    },
    wantsEscape: () => !!chat.shadowRoot?.querySelector('.stage'),
    bookmark: () => chat.bookmark,
    remove: () => chat.remove(),
  }
}

/** Extracts one scheme's colours from the style sheet, which leaves the choice to the system. */
function palette(scheme: 'light' | 'dark'): string {
  const blocks = [...sheet.matchAll(/:host\s*\{([^}]*)\}/g)].map(([, block = '']) => block)
  const colours = blocks[scheme === 'dark' ? 1 : 0] ?? ''
  return `${colours.replace(/;$/, '')};color-scheme:${scheme}`
}
