import { setPassword } from '../../bot/conversations/accounts/agents.ts'
import { writeAudit } from '../../bot/conversations/accounts/audit.ts'
import { closeSession } from '../../bot/conversations/accounts/sessions.ts'
import { type Attempt, enter, signIn, signInByCode } from '../../bot/conversations/accounts/sign-in.ts'
import { ownerOfLink, spendLink } from '../../bot/conversations/accounts/sign-in-links.ts'
import { clearCookie, isSecure, setCookie } from './cookie.ts'
import { field } from './form.ts'
import { faultOfNewPassword } from './new-password.ts'
import { type ConsoleRoute, consoleRoute, type Visit } from './route.ts'
import { safeNext } from './safe-next.ts'
import { show, showProblem } from './show.ts'

/** Signing in by password, code or link, and signing out. */
export const signInRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/sign-in',
    role: 'visitor',
    handle(visit) {
      const next = safeNext(visit.request.query.next)
      if (visit.session?.stage === 'open') return visit.response.redirect(303, next)
      show(visit, 'sign-in', { next, name: '' })
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/sign-in',
    role: 'visitor',
    async handle(visit) {
      const { parts, request, response } = visit
      const name = field(request, 'name')
      const next = safeNext(field(request, 'next'))
      const signedIn = await signIn(parts.desk.db, name, field(request, 'password'), attemptOf(visit))
      if (!signedIn) return show(visit, 'sign-in', { next, name }, 'sign-in')
      await changeSession(visit, signedIn.token)
      const code = `/console/code?next=${encodeURIComponent(next)}`
      response.redirect(303, signedIn.stage === 'code' ? code : next)
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/code',
    role: 'visitor',
    handle(visit) {
      if (visit.session?.stage !== 'code') return visit.response.redirect(303, '/console/sign-in')
      show(visit, 'code', { next: safeNext(visit.request.query.next) })
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/code',
    role: 'visitor',
    async handle(visit) {
      const { parts, request, response, session } = visit
      if (session?.stage !== 'code') return response.redirect(303, '/console/sign-in')
      const next = safeNext(field(request, 'next'))
      const token = await signInByCode(parts.desk.db, session.agent, field(request, 'code'), attemptOf(visit))
      if (token === null) return show(visit, 'code', { next }, 'code')
      await changeSession(visit, token)
      response.redirect(303, next)
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/welcome/:token',
    role: 'visitor',
    async handle(visit) {
      const { parts, request, at } = visit
      const agent = await ownerOfLink(parts.desk.db, String(request.params.token), at)
      if (!agent) return showProblem(visit, 'link-spent')
      show(visit, 'welcome', { name: agent.name })
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/welcome/:token',
    role: 'visitor',
    async handle(visit) {
      const { parts, request, response, at } = visit
      const { db } = parts.desk
      const link = String(request.params.token)
      const agent = await ownerOfLink(db, link, at)
      if (!agent) return showProblem(visit, 'link-spent')
      const fault = faultOfNewPassword(request)
      if (fault) return show(visit, 'welcome', { name: agent.name }, fault)
      if (!(await spendLink(db, link, at))) return showProblem(visit, 'link-spent')
      await setPassword(db, agent.id, field(request, 'password'))
      await writeAudit(db, {
        at,
        agentId: agent.id,
        act: 'password-set',
        subject: '',
        detail: { link: true },
      })
      await changeSession(visit, await enter(db, agent.id, attemptOf(visit)))
      response.redirect(303, '/console')
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/sign-out',
    role: 'member',
    async handle(visit) {
      await visit.audit('signed-out')
      await closeSession(visit.parts.desk.db, visit.session.tokenHash)
      clearCookie(visit.response, isSecure(visit.parts))
      visit.response.redirect(303, '/console/sign-in')
    },
  }),
]

export const attemptOf = ({ request, at }: Visit): Attempt => ({
  userAgent: request.get('user-agent') ?? '',
  at,
})

/** Gives the browser its new session and closes the one that it came with. */
export async function changeSession({ parts, response, session }: Visit, token: string): Promise<void> {
  if (session) await closeSession(parts.desk.db, session.tokenHash)
  setCookie(response, token, isSecure(parts))
}
