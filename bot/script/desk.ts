import type { MerchantIncoming } from '../answer.ts'
import type { AgentInput } from '../dialog/agent-input.ts'
import type { Owner } from '../dialog/owner.ts'
import type { TerminalDemonstration, WireChoice } from '../dialog/wire.ts'
import type { ContentEdit } from './script.ts'

/** Something the bot said, as a script judges it: the same in process and over the wire. */
export interface Spoken {
  /** `flow/node`, or the key of a line that belongs to no node. */
  readonly source: string
  readonly text: string
  readonly choices: readonly WireChoice[]
  readonly step: number | null
  readonly demonstration: TerminalDemonstration | null
}

/** One line of a transcript; `why` says what led to it, where that can be seen. */
export type Line =
  | {
      readonly who: 'merchant' | 'choice' | 'terminal' | 'system'
      readonly text: string
      readonly why?: string
    }
  | { readonly who: 'bot'; readonly spoken: Spoken }

/** What the desk did with a message. */
export type Answered =
  | { readonly lines: readonly Line[] }
  | { readonly refused: string }
  /** The desk is gone or answers nonsense: nothing more can be played there. */
  | { readonly lost: string }

/** What a person at the desk does in a script. */
export type AgentAct = Exclude<AgentInput, { kind: 'place' | 'lease-expired' }>

/** How the conversation stands; what cannot be seen from where the script plays is undefined. */
export interface Standing {
  readonly flow: string | null
  readonly node: string | null
  readonly intent: string | null
  readonly handoff: boolean
  readonly owner: Owner['kind']
  readonly slots?: Readonly<Record<string, string>>
  readonly score?: number
  readonly summary?: string
}

/** What a script talks to: one conversation of its own. */
export interface ScriptDesk {
  begin(): Promise<Answered>
  send(incoming: MerchantIncoming): Promise<Answered>
  /** What a person at the desk does. */
  act(act: AgentAct): Promise<Answered>
  /** Moves the clock on; gives what the desk says by itself in that time. */
  wait(milliseconds: number): Promise<Answered>
  /** Stops the desk and starts it again with the edited content; only the log remains. */
  restart(edit: ContentEdit | null): Promise<Answered>
  standing(): Standing
}
