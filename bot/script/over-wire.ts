import type { Script } from './read-scripts.ts'

/** Why a script cannot be played against a running desk; null when it can. */
export function whyNotOverWire({ steps }: Script): string | null {
  if (steps.some(({ step }) => 'wait' in step)) return 'it waits: the clock of a running desk cannot be moved'
  if (steps.some(({ step }) => 'restart' in step && step.restart !== true)) {
    return 'it edits content: that of a running desk cannot be edited'
  }
  if (steps.some(({ step }) => 'agent' in step)) {
    return 'agent steps play in process only: at a running desk only a person who has signed in may act'
  }
  return null
}

/** What a run against a running desk does otherwise than one in process, where the scripts make a difference. */
export function notesOverWire(scripts: readonly Script[]): string[] {
  const restarts = scripts.filter(({ steps }) => steps.some(({ step }) => 'restart' in step)).length
  return restarts === 0
    ? []
    : [`a running desk is not restarted: in ${restarts} scripts its log is read anew instead, and compared`]
}
