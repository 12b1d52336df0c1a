import type { Terminals } from '../content/compile-terminals.ts'
import type { Agent } from '../dialog/owner.ts'
import type { Answered, Line, ScriptDesk } from './desk.ts'
import type { Script } from './read-scripts.ts'
import type { Failure } from './result.ts'
import type { Simulator } from './simulator.ts'

/** A script on its way. */
export interface Stage {
  readonly script: Script
  readonly desk: ScriptDesk
  readonly terminals: Terminals
  readonly transcript: Line[]
  /** Indexes into the transcript of what the bot has said and no step has claimed yet. */
  readonly heard: number[]
  readonly unseen: Set<string>
  refused: string | null
  messages: number
  simulator: Simulator | null
  /** Who took the conversation last. */
  agent: Agent | null
}

/** How one step went: null when well. */
export type Stumble = Failure | { readonly lost: string } | null

/** Names messages so that a desk takes each for a new one. */
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
