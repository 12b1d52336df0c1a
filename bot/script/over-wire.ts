import type { Script } from './read-scripts.ts'
import type { AgentStep } from './script.ts'

/** Why a script cannot be played against a running desk at which `agents` can sign in; null when it can. */
export function whyNotOverWire({ steps }: Script, agents: readonly string[]): string | null {
  if (steps.some(({ step }) => 'wait' in step)) return 'it waits: the clock of a running desk cannot be moved'
  if (steps.some(({ step }) => 'restart' in step && step.restart !== true)) {
    return 'it edits content: that of a running desk cannot be edited'
  }
  const missing = [
    ...new Set(steps.flatMap(({ step }) => ('agent' in step ? namesIn(step.agent) : []))),
  ].filter(name => !agents.includes(name))
  return missing.length === 0
    ? null
    : `somebody must be signed in at the desk: ${missing.map(name => `--agent ${name}`).join(' ')}`
}

/** The people at the desk whom a step names. */
function namesIn(step: AgentStep): string[] {
  if ('claim' in step) return [step.claim]
  if ('takeOver' in step) return [step.takeOver]
  if ('release' in step) return [step.release]
  return [...('transfer' in step ? [step.transfer] : []), ...(step.by === undefined ? [] : [step.by])]
}

/** What is different about these scripts at a running desk, compared with playing them in process. */
export function notesOverWire(scripts: readonly Script[]): string[] {
  const restarts = scripts.filter(({ steps }) => steps.some(({ step }) => 'restart' in step)).length
  return restarts === 0
    ? []
    : [`a running desk is not restarted: in ${restarts} scripts its log is read anew instead, and compared`]
}
