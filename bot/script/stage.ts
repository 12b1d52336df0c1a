import type { Terminals } from '../content/compile-terminals.ts'
import type { Agent } from '../dialog/owner.ts'
import type { Answered, Line, ScriptDesk } from './desk.ts'
import type { Script } from './read-scripts.ts'
import type { Failure } from './result.ts'
import type { Simulator } from './simulator.ts'

/** A script that is being played. */
export interface Stage {
  readonly script: Script
  readonly desk: ScriptDesk
  readonly terminals: Terminals
  readonly transcript: Line[]
  /** What the bot has said and no step has claimed yet, as indexes into the transcript. */
  readonly heard: number[]
  readonly unseen: Set<string>
  refused: string | null
  messages: number
  simulator: Simulator | null
  /** Who took the conversation last. */
  agent: Agent | null
}

/** What stops a script at a step; null when nothing does. */
export type Stumble = Failure | { readonly lost: string } | null

/** An id for the next message, so that the desk takes it for a new one. */
export const nextId = (stage: Stage): string => `script-${++stage.messages}`

/** Takes in what the desk answered. */
export function hear(stage: Stage, answered: Answered): { readonly lost: string } | null {
  if ('lost' in answered) return answered
  stage.refused = 'refused' in answered ? answered.refused : null
  for (const line of 'lines' in answered ? answered.lines : []) {
    if (line.who === 'bot') stage.heard.push(stage.transcript.length)
    stage.transcript.push(line)
  }
  return null
}
