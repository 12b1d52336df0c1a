import type { Incoming } from '../answer.ts'
import type { Place } from '../content/problem.ts'
import { milliseconds } from '../dialog/duration.ts'
import type { ConversationEvent, SpokenEvent } from '../dialog/event.ts'
import { compareSpeech, describeSpeech } from './compare-speech.ts'
import { compareState } from './compare-state.ts'
import type { ScriptDesk } from './desk-in-process.ts'
import type { ParsedScript } from './parse-script.ts'
import type { ScriptStep } from './script.ts'
import { transcribe } from './transcribe.ts'

/** How a script went: passed, or the first difference with its place and the conversation up to there. */
export type Result =
  | { readonly passed: true }
  | { readonly passed: false; readonly place: Place; readonly message: string; readonly transcript: string }

/** A script on its way: what the bot has said that no step has claimed yet. */
interface Stage {
  readonly desk: ScriptDesk
  readonly heard: SpokenEvent[]
  refused: boolean
  messages: number
}

/** Plays a script: everything the bot says must be expected, in order, and nothing may be left over. */
export function play(script: ParsedScript, desk: ScriptDesk): Result {
  const stage: Stage = { desk, heard: [], refused: false, messages: 0 }
  send(stage, { kind: 'start' })
  // The welcome is the same everywhere: only scripts about it begin with what the bot says.
  const [first] = script.steps
  if (first && !('bot' in first)) stage.heard.length = 0
  for (const [index, step] of script.steps.entries()) {
    const message = playStep(step, stage)
    if (message !== null) return fail(script, index, message, desk)
  }
  const left = leftOver(stage)
  return left === null ? { passed: true } : fail(script, script.steps.length - 1, left, desk)
}

function playStep(step: ScriptStep, stage: Stage): string | null {
  if ('bot' in step) return compareSpeech(step.bot, stage.heard.shift())
  if ('expect' in step) return compareState(step.expect, stage.desk)
  if ('refused' in step) {
    const { refused } = stage
    stage.refused = false
    return refused ? null : 'The desk did not refuse it.'
  }
  const left = leftOver(stage)
  if (left !== null) return left
  if ('restart' in step) stage.desk.restart()
  else if ('wait' in step) hear(stage, stage.desk.wait(milliseconds(step.wait)))
  else send(stage, toIncoming(step, `script-${++stage.messages}`))
  return null
}

function toIncoming(
  step: Extract<ScriptStep, { merchant: string } | { choose: string } | { terminal: object }>,
  messageId: string,
): Incoming {
  if ('merchant' in step) return { kind: 'text', messageId, text: step.merchant }
  if ('choose' in step) return { kind: 'choice', messageId, choice: step.choose }
  return { kind: 'report', messageId, report: { ...step.terminal, batch: '000001', count: 0 } }
}

function send(stage: Stage, incoming: Incoming): void {
  const events = stage.desk.send(incoming)
  stage.refused = events === null
  hear(stage, events ?? [])
}

function hear({ heard }: Stage, events: readonly ConversationEvent[]): void {
  for (const event of events) {
    if (event.from === 'bot') heard.push(event)
  }
}

function leftOver({ heard, refused }: Stage): string | null {
  if (refused) return 'The desk refused this choice: it is not on offer.'
  const [surplus] = heard
  return surplus ? `The bot said more than the script expects: ${describeSpeech(surplus)}` : null
}

function fail(script: ParsedScript, index: number, message: string, desk: ScriptDesk): Result {
  const place = script.places[index] ?? { file: script.file, line: 1, column: 1 }
  return { passed: false, place, message, transcript: transcribe(desk.log()) }
}
