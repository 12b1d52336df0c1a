import type { DeskIdentity } from '../widget/desk-client.ts'

/** Who is logged in, signed by the site's own server. */
export type SignedIdentity = DeskIdentity

/** The options in the script tag's `data-` attributes. */
export interface Options {
  /** The desk's origin, which is where the script came from. */
  readonly desk: string
  readonly side: 'left' | 'right'
  readonly scheme: 'auto' | 'light' | 'dark'
  /** Whether the panel is open on the first visit; afterwards it stays as the visitor left it. */
  readonly open: boolean
  readonly identity: SignedIdentity | null
  /** A nonce for style elements in browsers that cannot construct style sheets. */
  readonly nonce: string
}

/** Reads the attributes. Misspelt values fall back to the default, so that the button always appears. */
export function readOptions(script: HTMLScriptElement): Options {
  const { position, colorScheme, open, identity } = script.dataset
  return {
    desk: new URL(script.src).origin,
    side: position === 'left' ? 'left' : 'right',
    scheme: colorScheme === 'dark' || colorScheme === 'light' ? colorScheme : 'auto',
    open: open !== undefined && open !== 'false',
    identity: identity === undefined ? null : readIdentity(identity),
    nonce: script.nonce || '',
  }
}

function readIdentity(text: string): SignedIdentity | null {
  try {
    const identity = JSON.parse(text)
    if (typeof identity?.merchant === 'string') return identity
  } catch {
    // Reported below to the site's developer; the visitor need not see it.
  }
  console.error('posdesk: data-identity must be JSON with merchant, expires and signature; it is left out.')
  return null
}
