import { toString as drawQrCode } from 'qrcode'
import type { FormFault } from '../../bot/content/console-schema.ts'
import { confirmPassword } from '../../bot/conversations/accounts/sign-in.ts'
import {
  newTotpSecret,
  stepOfCode,
  totpAddress,
  turnTwoStepOff,
  turnTwoStepOn,
} from '../../bot/conversations/accounts/two-step.ts'
import { showAccount } from './account-page.ts'
import { field } from './form.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { show } from './show.ts'

/**
 * The second sign-in step of one's own account: turned on with a QR code and recovery codes, and turned off.
 */
export const twoStepRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/account/two-step',
    role: 'member',
    handle: visit => showSecret(visit, newTotpSecret()),
  }),
  consoleRoute({
    method: 'post',
    path: '/console/account/two-step',
    role: 'member',
    async handle(visit) {
      const { parts, request, agent, at } = visit
      const { db } = parts.desk
      const given = field(request, 'secret')
      // Until the phone has proved that it knows the secret, the secret is kept only in its owner's form.
      const secret = /^[A-Z2-7]{32}$/.test(given) ? given : newTotpSecret()
      if (!(await confirmPassword(db, agent.id, field(request, 'now'), at))) {
        return showSecret(visit, secret, 'wrong-password')
      }
      const step = stepOfCode(secret, field(request, 'code'), at)
      if (step === null) return showSecret(visit, secret, 'code')
      const codes = await turnTwoStepOn(db, agent.id, secret, step)
      await visit.audit('two-step-on')
      show(visit, 'recovery-codes', { codes })
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/account/two-step/off',
    role: 'member',
    async handle(visit) {
      const { parts, request, response, agent, at } = visit
      if (!(await confirmPassword(parts.desk.db, agent.id, field(request, 'now'), at))) {
        return showAccount(visit, 'wrong-password')
      }
      await turnTwoStepOff(parts.desk.db, agent.id)
      await visit.audit('two-step-off')
      response.redirect(303, '/console/account')
    },
  }),
]

async function showSecret(visit: MemberVisit, secret: string, fault: FormFault | null = null): Promise<void> {
  const drawing = await drawQrCode(totpAddress(secret, visit.agent.name), { type: 'svg', margin: 2 })
  const picture = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`
  show(visit, 'two-step', { secret, picture }, fault)
}
