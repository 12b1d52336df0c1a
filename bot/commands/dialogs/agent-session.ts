import { StartFailure } from '../../start-failure.ts'
import type { Patience } from './request-json.ts'

/** Somebody signed in at the console of a running desk. */
export interface AgentSession {
  /** A page of the console, as HTML. */
  read(path: string): Promise<string>
  /** Posts one act; a refusal is what the desk says about it. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<{ refused: string } | 'done'>
}

/** Signs in by name and password, as the console's own form does; an account with a second step cannot be used. */
export async function signInAt(
  url: string,
  name: string,
  password: string,
  { limit }: Patience,
): Promise<AgentSession> {
  // What the desk sees from a browser on its own pages.
  const { origin } = new URL(url)
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(limit),
      headers: { origin, ...init.headers },
    })
  const entered = await ask('/console/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ name, password, next: '/console/queue' }),
  })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const goesTo = entered.headers.get('location') ?? ''
  if (entered.status !== 303 || goesTo.startsWith('/console/code')) {
    throw new StartFailure(
      goesTo === ''
        ? `${name} cannot sign in at ${url}: is there such an account, and is AGENT_PASSWORD its password?`
        : `${name} needs a second step to sign in at ${url}: use an account without one.`,
    )
  }
  const read = async (path: string): Promise<string> => (await ask(path, { headers: { cookie } })).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(await read('/console/queue'))?.[1] ?? ''
  return {
    read,
    async post(path, fields) {
      const headers = { cookie, 'hx-request': 'true', 'x-csrf-token': csrf }
      const answer = await ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
      return answer.ok ? 'done' : { refused: await answer.text() }
    },
  }
}
