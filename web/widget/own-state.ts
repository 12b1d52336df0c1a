import { restoreSettings, type Settings } from './settings.ts'

/** The state that belongs to this window alone, whatever the conversation. */
export interface OwnState {
  readonly draft: string
  readonly settings: Settings
  readonly menuOpen: boolean
  /** The most entries to show on the page. */
  readonly most: number
  /** True if something new is below the visible part. */
  readonly unread: boolean
  /** The latest announcement for screen readers. */
  readonly announced: string
  /** Why the last photo was not accepted; empty when nothing is wrong. */
  readonly photoTrouble: string
}

/** The number of entries shown at first, and added each time the merchant asks for earlier ones. */
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
