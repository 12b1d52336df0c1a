const key = 'posdesk-identity'

/** What came of asking the desk in the name of a shop. */
export type ShopAnswer =
  | { readonly kind: 'answered'; readonly response: Response }
  /** No shop vouches for anybody. */
  | { readonly kind: 'unsigned' }
  /** What the shop signed is not valid, or no longer. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed' }

/**
 * Takes the shop's signed identity from the address (`#identity=` and base64 of its JSON) for as long as the tab is
 * open, and clears the address, so that a link that is passed on opens nothing.
 */
export function takeIdentity(): void {
  const [, packed] = /^#identity=([\w+/=-]+)$/.exec(location.hash) ?? []
  if (packed === undefined) return
  try {
    sessionStorage.setItem(key, packed)
  } catch {
    // Storage is shut: progress stays on this page.
  }
  history.replaceState(null, '', location.pathname + location.search)
}

/** Whether a shop vouches for whoever sits here. */
export const isSigned = (): boolean => readIdentity() !== null

function readIdentity(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    // Storage is shut: nobody can have vouched.
    return null
  }
}

/** Asks the desk for what it keeps of the shop's staff, or tells it something new. */
export async function askShop(news?: object): Promise<ShopAnswer> {
  const identity = readIdentity()
  if (identity === null) return { kind: 'unsigned' }
  try {
    const response = await fetch('/api/training', {
      method: news ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', authorization: `Identity ${identity}` },
      ...(news ? { body: JSON.stringify(news) } : {}),
    })
    if (response.ok) return { kind: 'answered', response }
    return { kind: response.status < 500 ? 'refused' : 'failed' }
  } catch {
    // No network: the page says so.
    return { kind: 'failed' }
  }
}
