import { performance } from 'node:perf_hooks'
import { readAgentPassword } from '../../config.ts'
import { isOpen } from '../../dialog/opening-hours.ts'
import type { ScriptDesk } from '../../script/desk.ts'
import { openDeskInProcess, type TakenTurn } from '../../script/desk-in-process.ts'
import { meetsHours } from '../../script/meets-hours.ts'
import { lineNamer } from '../../script/name-line.ts'
import { notesOverWire, whyNotOverWire } from '../../script/over-wire.ts'
import { play } from '../../script/play.ts'
import type { Script } from '../../script/read-scripts.ts'
import { type Played, type Run, runScripts } from '../../script/run.ts'
import { StartFailure } from '../../start-failure.ts'
import { type AgentSession, signInAt } from './agent-session.ts'
import { openHttpDesk } from './http-desk.ts'
import { type Patience, requestJson } from './request-json.ts'
import type { Workshop } from './workshop.ts'

interface Playing {
  /** Address of a running desk; null plays in process. */
  readonly url: string | null
  /** Who signs in at a running desk, for the agent steps of scripts. */
  readonly agents?: readonly string[]
  readonly jobs: number
  /** Seconds that a running desk has for each answer. */
  readonly timeout?: number
  /** Milliseconds since 1970; decides whether a running desk is open. */
  readonly now?: (() => number) | undefined
  onPlayed?(played: Played, done: number): void
  onTurn?(script: Script, turn: TakenTurn): void
}

/** Plays the scripts, in process or against a running desk. */
export async function playScripts(
  workshop: Workshop,
  scripts: readonly Script[],
  { url, agents = [], jobs, timeout = 30, now = Date.now, onPlayed, onTurn }: Playing,
): Promise<Run> {
  const { brain, content, edit } = workshop
  const nameLine = lineNamer(brain.dialog.responses)
  let turns = 0
  const pauses: number[] = []
  const patience: Patience = { limit: timeout * 1000, onPause: asked => pauses.push(asked) }
  const counted = (desk: ScriptDesk): ScriptDesk => ({
    ...desk,
    send(incoming) {
      turns += 1
      return desk.send(incoming)
    },
    act(act) {
      turns += 1
      return desk.act(act)
    },
  })
  const sessions = url === null ? new Map() : await signIn(url, agents, patience)
  const openDesk = (script: Script): ScriptDesk =>
    url === null
      ? openDeskInProcess({ brain, at: script.at, edit, onTurn: turn => onTurn?.(script, turn) })
      : openHttpDesk(url, nameLine, patience, sessions)
  if (url === null) prepareEdits(scripts, edit)
  const started = performance.now()
  const played = await runScripts(scripts, {
    async play(script) {
      const reason =
        url === null ? null : (whyNotOverWire(script, agents) ?? (await whyNotNow(workshop, script, now())))
      if (reason !== null) return { outcome: 'skipped', reason }
      return play(script, counted(openDesk(script)), content.terminals)
    },
    jobs: url === null ? 1 : jobs,
    clock: () => performance.now(),
    ...(onPlayed ? { onPlayed } : {}),
  })
  const milliseconds = performance.now() - started
  const notes =
    url === null
      ? []
      : [
          ...notesOverWire(scripts),
          ...noteOfPauses(pauses),
          ...(await notesOfDesk(url, content.version, patience)),
        ]
  return { played, turns, milliseconds, notes, where: url === null ? 'in process' : `at ${url}` }
}

async function signIn(
  url: string,
  agents: readonly string[],
  patience: Patience,
): Promise<ReadonlyMap<string, AgentSession>> {
  const password = readAgentPassword()
  if (agents.length > 0 && password === undefined) {
    throw new StartFailure('--agent needs the password of these accounts in the variable AGENT_PASSWORD.')
  }
  const signedIn = agents.map(
    async name => [name, await signInAt(url, name, password ?? '', patience)] as const,
  )
  return new Map(await Promise.all(signedIn))
}

/** Compiles edited content before the clock starts: turns are what is timed. */
function prepareEdits(scripts: readonly Script[], edit: Workshop['edit']): void {
  for (const { step } of scripts.flatMap(({ steps }) => steps)) {
    if ('restart' in step && step.restart !== true) edit(step.restart.content)
  }
}

/**
 * Why a script cannot be played at a running desk at this moment: the desk keeps its own hours, and a script that looks at
 * them would go another way. Null when it can be played.
 */
async function whyNotNow(
  { brain, edit, content }: Workshop,
  script: Script,
  at: number,
): Promise<string | null> {
  const { hours } = brain.dialog.brand
  const open = isOpen(hours, at)
  if (open === isOpen(hours, script.at)) return null
  let met = false
  const onTurn = (turn: TakenTurn) => {
    met ||= meetsHours(turn)
  }
  await play(script, openDeskInProcess({ brain, at: script.at, edit, onTurn }), content.terminals)
  return met ? `it meets the opening hours, and the desk is ${open ? 'open' : 'closed'} now` : null
}

/** A desk counts requests by the minute, and says how long to wait. */
function noteOfPauses(pauses: readonly number[]): string[] {
  const longest = Math.max(0, ...pauses) / 1000
  return pauses.length === 0
    ? []
    : [`the desk asked to slow down: ${pauses.length} requests waited, ${longest} s at most`]
}

/** A desk with other content may answer differently. */
async function notesOfDesk(url: string, version: string, patience: Patience): Promise<string[]> {
  const reply = await requestJson(`${url}/readyz`, {}, patience)
  if ('lost' in reply || reply.body.content === version) return []
  return [`the desk runs content ${reply.body.content}, these scripts were written for ${version}`]
}
