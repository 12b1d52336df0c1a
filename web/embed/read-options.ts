import type { DeskIdentity } from '../widget/desk-client.ts'

/** Who is logged in, signed by the site's own server. */
export type SignedIdentity = DeskIdentity

/** What the script tag says, by its `data-` attributes. */
export interface Options {
  /** Origin of the desk: where the script came from. */
  readonly desk: string
  readonly side: 'left' | 'right'
  readonly scheme: 'auto' | 'light' | 'dark'
  /** Open at the first visit; afterwards what the visitor left counts. */
  readonly open: boolean
  readonly identity: SignedIdentity | null
  /** For style elements in browsers that cannot construct style sheets. */
  readonly nonce: string
}

/** Reads the attributes; what is misspelt falls back to the default, so that the button is there in any case. */
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
    // Told below: the site's developer must see it, the visitor need not.
  }
  console.error('posdesk: data-identity must be JSON with merchant, expires and signature; it is left out.')
  return null
}
