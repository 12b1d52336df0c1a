import type { Agent } from '../dialog/owner.ts'
import type { AgentAct } from './desk.ts'
import { fail } from './explain-failure.ts'
import type { PlacedStep } from './include-parts.ts'
import type { AgentStep } from './script.ts'
import { hear, nextId, type Stage, type Stumble } from './stage.ts'

/** Does what a person at the desk does; without a name, it is the one who took the conversation last. */
export async function playAgent(stage: Stage, placed: PlacedStep, step: AgentStep): Promise<Stumble> {
  const agent = actorOf(stage, step)
  if (!agent) {
    return fail(stage, placed, {
      expected: 'somebody at the desk',
      came: 'nobody took the conversation yet: write `agent: {claim: 小王}` before, or `by: 小王` in this step',
    })
  }
  const { act, next } = actOf(step, agent, nextId(stage))
  const answered = await stage.desk.act(act)
  if ('lines' in answered) stage.agent = next
  return hear(stage, answered)
}

/** A name serves as an id: within one script it stands for one person. */
const named = (name: string, role: Agent['role'] = 'agent'): Agent => ({ id: name, name, role })

function actorOf({ agent }: Stage, step: AgentStep): Agent | null {
  if ('claim' in step) return named(step.claim, step.role)
  if ('takeOver' in step) return named(step.takeOver, step.role)
  const name = 'release' in step ? step.release : step.by
  return name === undefined || name === agent?.name ? agent : named(name)
}

/** The act, and who acts afterwards unless a step names somebody. */
function actOf(step: AgentStep, agent: Agent, messageId: string): { act: AgentAct; next: Agent } {
  const head = { messageId, agent }
  if ('claim' in step) return { act: { kind: 'claim', ...head, cause: 'claim' }, next: agent }
  if ('takeOver' in step) return { act: { kind: 'claim', ...head, cause: 'takeover' }, next: agent }
  if ('transfer' in step) {
    const to = named(step.transfer)
    return { act: { kind: 'transfer', ...head, to }, next: to }
  }
  if ('say' in step) return { act: { kind: 'say', ...head, text: step.say }, next: agent }
  if ('show' in step) {
    const [flow = '', node = ''] = step.show.split('/')
    return { act: { kind: 'demonstrate', ...head, flow, node }, next: agent }
  }
  if ('handBack' in step) {
    const [flow = '', node] = step.handBack.split('/')
    const target = node === undefined ? { flow } : { flow, node }
    return { act: { kind: 'hand-back', ...head, ...target }, next: agent }
  }
  if ('release' in step) return { act: { kind: 'release', ...head }, next: agent }
  const { close: outcome, followUp } = step
  return { act: { kind: 'close', ...head, outcome, followUp }, next: agent }
}
