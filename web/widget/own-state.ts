import { restoreSettings, type Settings } from './settings.ts'

/** What this window alone knows, whatever the conversation. */
export interface OwnState {
  readonly draft: string
  readonly settings: Settings
  readonly menuOpen: boolean
  /** So many entries are on the page at most. */
  readonly most: number
  /** Something new stands below what is in sight. */
  readonly unread: boolean
  /** What who cannot see the page hears. */
  readonly announced: string
  /** Why the last photo was not taken; empty when nothing is wrong. */
  readonly photoTrouble: string
}

/** So many entries are shown at first, and so many more each time the merchant asks for earlier ones. */
export const logPage = 150

export const firstState = (): OwnState => ({
  draft: '',
  settings: restoreSettings(),
  menuOpen: false,
  most: logPage,
  unread: false,
  announced: '',
  photoTrouble: '',
})
