import type { ProblemTexts } from '../bot/content/problem-texts.ts'
import type { Gate } from './api/gate.ts'
import { sendProblem } from './api/problem.ts'

/**
 * The machine's own names, used by health checks; no outside name server can point them at another machine.
 */
const own: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * With a public address, answers only requests for that host or for the machine itself: otherwise another
 * host name pointed at this address (DNS rebinding) would pass for the desk's own origin. Proxies must pass
 * the `Host` header on.
 */
export function checkHost(publicUrl: string | undefined, texts: ProblemTexts): Gate {
  if (publicUrl === undefined) return () => true
  const known = [new URL(publicUrl).hostname, ...own]
  return (request, response) => {
    const host = `http://${request.headers.host}`
    if (URL.canParse(host) && known.includes(new URL(host).hostname)) return true
    sendProblem(response, 'not-found', texts)
    return false
  }
}
