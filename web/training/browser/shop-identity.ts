const key = 'posdesk-identity'

/** The result of a request to the desk in the name of a shop. */
type ShopAnswer =
  | { readonly kind: 'answered'; readonly response: Response }
  /** There is no signed identity of a shop. */
  | { readonly kind: 'unsigned' }
  /** The signed identity is invalid or has expired. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed' }

/**
 * Takes the shop's signed identity from the address (`#identity=` and the base64 of its JSON) and keeps it
 * while the tab is open. The address is cleared, so that sharing the link reveals nothing.
 */
export function takeIdentity(): void {
  const [, packed] = /^#identity=([\w+/=-]+)$/.exec(location.hash) ?? []
  if (packed === undefined) return
  try {
    sessionStorage.setItem(key, packed)
  } catch {
    // Storage is not available: the desk will not know the shop.
  }
  history.replaceState(null, '', location.pathname + location.search)
}

/** Whether there is a signed identity of a shop. */
export const isSigned = (): boolean => readIdentity() !== null

function readIdentity(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    // Storage is not available, so there is no identity.
    return null
  }
}

/** Asks the desk for the training records of the shop's staff, or sends it a new one (`news`). */
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
