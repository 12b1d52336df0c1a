const key = 'posdesk-identity'

/** What came of asking the desk in the name of a shop. */
type ShopAnswer =
  | { readonly kind: 'answered'; readonly response: Response }
  /** No shop vouches for the person here. */
  | { readonly kind: 'unsigned' }
  /** What the shop signed is not valid, or no longer valid. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed' }

/**
 * Takes the shop's signed identity from the address (`#identity=` and base64 of its JSON) and keeps it while the tab is
 * open. The address is cleared, so that passing on its link gives nothing away.
 */
export function takeIdentity(): void {
  const [, packed] = /^#identity=([\w+/=-]+)$/.exec(location.hash) ?? []
  if (packed === undefined) return
  try {
    sessionStorage.setItem(key, packed)
  } catch {
    // Storage is closed: the desk will not know the shop.
  }
  history.replaceState(null, '', location.pathname + location.search)
}

/** Whether a shop vouches for the person here. */
export const isSigned = (): boolean => readIdentity() !== null

function readIdentity(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    // Storage is closed: nobody can have vouched.
    return null
  }
}

/** Asks the desk what it keeps about the shop's staff, or with `news` tells it something new. */
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
