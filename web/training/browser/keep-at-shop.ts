import { readProgress } from './progress.ts'

const key = 'posdesk-identity'

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

/** Tells the desk that the present person has done a lesson; null where no shop vouches for anybody. */
export async function keepAtShop(lesson: string, mistakes: number): Promise<boolean | null> {
  const staff = readProgress().current
  let identity: string | null = null
  try {
    identity = sessionStorage.getItem(key)
  } catch {
    // Storage is shut: nobody can have vouched.
  }
  if (identity === null || staff === null) return null
  try {
    const answer = await fetch('/api/training', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Identity ${identity}` },
      body: JSON.stringify({ staff, lesson, mistakes }),
    })
    return answer.ok
  } catch {
    // No network: the page says that it was not kept at the shop.
    return false
  }
}
