import type { FormFault } from '../../bot/content/console-schema.ts'
import { setPassword } from '../../bot/conversations/accounts/agents.ts'
import { closeSessionsOf, listSessions, openSession } from '../../bot/conversations/accounts/sessions.ts'
import { confirmPassword } from '../../bot/conversations/accounts/sign-in.ts'
import { hasTwoStep } from '../../bot/conversations/accounts/two-step.ts'
import { clearCookie, isSecure } from './cookie.ts'
import { field } from './form.ts'
import { faultOfNewPassword } from './new-password.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { show } from './show.ts'
import { attemptOf, changeSession } from './sign-in-pages.ts'

/** One's own account: password, second step, sessions. */
export const accountRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/account',
    role: 'member',
    nav: 'account',
    handle: visit => showAccount(visit, null, visit.request.query.done === 'password'),
  }),
  consoleRoute({
    method: 'post',
    path: '/console/account/password',
    role: 'member',
    async handle(visit) {
      const { parts, request, response, agent, at } = visit
      const { db } = parts.desk
      const known = await confirmPassword(db, agent.id, field(request, 'now'), at)
      const fault = known ? faultOfNewPassword(request) : 'wrong-password'
      if (fault) return showAccount(visit, fault)
      await setPassword(db, agent.id, field(request, 'password'))
      await visit.audit('password-set', '', { link: false })
      await changeSession(visit, await openSession(db, agent.id, 'open', attemptOf(visit).userAgent, at))
      response.redirect(303, '/console/account?done=password')
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/account/sign-out-everywhere',
    role: 'member',
    async handle(visit) {
      await closeSessionsOf(visit.parts.desk.db, visit.agent.id)
      await visit.audit('signed-out-everywhere')
      clearCookie(visit.response, isSecure(visit.parts))
      visit.response.redirect(303, '/console/sign-in')
    },
  }),
]

/** Shows the account page; a fault is shown above the form that it came from. */
export async function showAccount(
  visit: MemberVisit,
  fault: FormFault | null = null,
  changed = false,
): Promise<void> {
  const { parts, agent, session, at } = visit
  const { db } = parts.desk
  const sessions = (await listSessions(db, agent.id, at)).map(entry => ({
    ...entry,
    here: entry.tokenHash === session.tokenHash,
  }))
  show(visit, 'account', { sessions, twoStep: await hasTwoStep(db, agent.id), changed }, fault)
}
