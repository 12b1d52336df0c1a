import type { FormFault } from '../../bot/content/console-schema.ts'
import { type Act, roles } from '../../bot/content/desk-vocabulary.ts'
import {
  type Agent,
  addAgent,
  changeCapacity,
  changeRole,
  cleanName,
  disableAgent,
  enableAgent,
  listAgents,
  otherSupervisorLeft,
  readAgent,
  resetAgent,
} from '../../bot/conversations/accounts/agents.ts'
import { makeSignInLink } from '../../bot/conversations/accounts/sign-in-links.ts'
import { field } from './form.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { show, showProblem } from './show.ts'

/** The most conversations that any agent may have at once. */
const maxCapacity = 50

/** The accounts of all agents, for supervisors. */
export const agentsRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/agents',
    role: 'supervisor',
    nav: 'agents',
    handle: visit => showAgents(visit),
  }),
  consoleRoute({
    method: 'post',
    path: '/console/agents',
    role: 'supervisor',
    async handle(visit) {
      const name = cleanName(field(visit.request, 'name'))
      const role = roles.find(each => each === field(visit.request, 'role'))
      if (name === null || role === undefined) return showAgents(visit, 'name-missing')
      const agent = await addAgent(visit.parts.desk.db, name, role, visit.at)
      if (!agent) return showAgents(visit, 'name-taken')
      await visit.audit('agent-added', name, { role })
      await showLink(visit, agent)
    },
  }),
  onAgent('reset', 'agent-reset', ({ parts }, agent) => resetAgent(parts.desk.db, agent.id), showLink),
  onAgent('disable', 'agent-disabled', ({ parts, at }, agent) => disableAgent(parts.desk.db, agent.id, at)),
  onAgent('enable', 'agent-enabled', ({ parts }, agent) => enableAgent(parts.desk.db, agent.id)),
  consoleRoute({
    method: 'post',
    path: '/console/agents/:id/capacity',
    role: 'supervisor',
    async handle(visit) {
      const { parts, request, response } = visit
      const agent = await readAgent(parts.desk.db, String(request.params.id))
      if (!agent) return showProblem(visit, 'not-found')
      const given = field(request, 'capacity').trim()
      const capacity = given === '' ? null : Number(given)
      const fits =
        capacity === null || (Number.isInteger(capacity) && capacity >= 1 && capacity <= maxCapacity)
      if (!fits) return showAgents(visit, 'capacity')
      await changeCapacity(parts.desk.db, agent.id, capacity)
      await visit.audit('capacity-changed', agent.name, { to: capacity ?? '' })
      response.redirect(303, '/console/agents')
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/agents/:id/role',
    role: 'supervisor',
    async handle(visit) {
      const { parts, request, response } = visit
      const role = roles.find(each => each === field(request, 'role'))
      if (role === undefined) return showProblem(visit, 'unread')
      const agent = await changeable(visit, 'role-changed')
      if (agent === null) return
      await visit.audit('role-changed', agent.name, { role })
      await changeRole(parts.desk.db, agent.id, role)
      response.redirect(303, '/console/agents')
    },
  }),
]

/** An action on one account. None of them may leave the desk without a supervisor. */
function onAgent(
  path: string,
  act: Act,
  change: (visit: MemberVisit, agent: Agent) => Promise<void>,
  answer: (visit: MemberVisit, agent: Agent) => unknown = ({ response }) =>
    response.redirect(303, '/console/agents'),
): ConsoleRoute {
  return consoleRoute({
    method: 'post',
    path: `/console/agents/:id/${path}`,
    role: 'supervisor',
    async handle(visit) {
      const agent = await changeable(visit, act)
      if (agent === null) return
      await visit.audit(act, agent.name)
      await change(visit, agent)
      return answer(visit, agent)
    },
  })
}

/** The account that a form is about; null where it was answered already that the act is impossible. */
async function changeable(visit: MemberVisit, act: Act): Promise<Agent | null> {
  const { db } = visit.parts.desk
  const agent = await readAgent(db, String(visit.request.params.id))
  if (!agent) {
    showProblem(visit, 'not-found')
    return null
  }
  const mayLose = act !== 'agent-enabled' && agent.role === 'supervisor'
  if (!mayLose || (await otherSupervisorLeft(db, agent.id))) return agent
  await showAgents(visit, 'last-supervisor')
  return null
}

async function showAgents(visit: MemberVisit, fault: FormFault | null = null): Promise<void> {
  const { desk, content } = visit.parts
  const usual = content.queue.capacity
  show(visit, 'agents', { agents: await listAgents(desk.db), roles, usual }, fault)
}

async function showLink(visit: MemberVisit, agent: Agent): Promise<void> {
  const { parts, request, at } = visit
  const token = await makeSignInLink(parts.desk.db, agent.id, at)
  const address = parts.publicUrl ?? `${request.protocol}://${request.get('host')}`
  show(visit, 'agent-link', { agent, link: `${address}/console/welcome/${token}` })
}
