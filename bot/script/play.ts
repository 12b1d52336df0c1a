import type { Terminals } from '../content/compile-terminals.ts'
import { milliseconds } from '../dialog/duration.ts'
import { compareSpeech } from './compare-speech.ts'
import { compareState } from './compare-state.ts'
import type { ScriptDesk } from './desk.ts'
import {
  differentSpeech,
  differentState,
  fail,
  missingSpeech,
  surplusSpeech,
  unrefused,
  wrongRefusal,
} from './explain-failure.ts'
import type { PlacedStep } from './include-parts.ts'
import { playAgent } from './play-agent.ts'
import { lookAt, pressAndReport } from './play-terminal.ts'
import type { Script } from './read-scripts.ts'
import type { Failure, Result } from './result.ts'
import { hear, nextId, type Stage, type Stumble } from './stage.ts'

/** Plays a script: everything the bot says must be expected, in order, and nothing may be left over. */
export async function play(script: Script, desk: ScriptDesk, terminals: Terminals): Promise<Result> {
  const stage: Stage = {
    ...{ script, desk, terminals, transcript: [], heard: [], unseen: new Set() },
    ...{ refused: null, messages: 0, simulator: null, agent: null },
  }
  const begun = hear(stage, await desk.begin())
  if (begun) return end(stage, begun)
  // The welcome is the same everywhere: only scripts about it begin with what the bot says.
  const [first] = script.steps
  if (first && !('bot' in first.step)) stage.heard.length = 0
  for (const [index, placed] of script.steps.entries()) {
    const stumble = await playStep(stage, placed, index)
    if (stumble) return end(stage, stumble)
  }
  const left = leftOver(stage, null)
  return left ? end(stage, left) : { outcome: 'passed', unseen: [...stage.unseen] }
}

function end(stage: Stage, stumble: NonNullable<Stumble>): Result {
  if ('lost' in stumble) return { outcome: 'lost', reason: stumble.lost, transcript: stage.transcript }
  return { outcome: 'failed', failure: stumble }
}

async function playStep(stage: Stage, placed: PlacedStep, index: number): Promise<Stumble> {
  const { step } = placed
  if ('bot' in step) return claim(stage, placed, index)
  if ('expect' in step) {
    const { differences, unseen } = compareState(step.expect, stage.desk.standing())
    for (const key of unseen) stage.unseen.add(key)
    return differences.length === 0 ? null : differentState(stage, placed, differences)
  }
  if ('refused' in step) {
    const { refused } = stage
    stage.refused = null
    return refused === null ? unrefused(stage, placed) : null
  }
  const left = leftOver(stage, placed)
  if (left) return left
  const { desk } = stage
  if ('wait' in step) return hear(stage, await desk.wait(milliseconds(step.wait)))
  if ('restart' in step) return restart(stage, placed)
  if ('terminal' in step) {
    if (!('facts' in step.terminal)) {
      return (await pressAndReport(stage, placed, step.terminal)) ?? lookAt(stage, placed, step.terminal)
    }
    const report = { ...step.terminal, batch: '000001', count: 0 }
    return hear(stage, await desk.send({ kind: 'report', messageId: nextId(stage), report }))
  }
  if ('agent' in step) return playAgent(stage, placed, step.agent)
  const messageId = nextId(stage)
  return 'merchant' in step
    ? hear(stage, await desk.send({ kind: 'text', messageId, text: step.merchant }))
    : hear(stage, await desk.send({ kind: 'choice', messageId, choice: step.choose }))
}

async function restart(stage: Stage, placed: PlacedStep): Promise<Stumble> {
  const { step } = placed
  if (!('restart' in step)) return null
  const answered = await stage.desk.restart(step.restart === true ? null : step.restart.content)
  if (!('refused' in answered)) return hear(stage, answered)
  return fail(stage, placed, { expected: 'the desk starts again', came: answered.refused })
}

function claim(stage: Stage, placed: PlacedStep, index: number): Stumble {
  if (!('bot' in placed.step)) return null
  const expected = placed.step.bot
  const optional = typeof expected === 'object' && expected.optional === true
  const [next] = stage.heard
  const line = next === undefined ? undefined : stage.transcript[next]
  if (next === undefined || line?.who !== 'bot') return optional ? null : missingSpeech(stage, placed)
  if (compareSpeech(expected, line.spoken).length === 0) {
    stage.heard.shift()
    return null
  }
  return optional ? null : differentSpeech(stage, placed, index, next)
}

/** Nothing may be left unclaimed before the merchant goes on, and at the end. */
function leftOver(stage: Stage, before: PlacedStep | null): Failure | null {
  if (stage.refused !== null) return wrongRefusal(stage, before)
  const [surplus] = stage.heard
  return surplus === undefined ? null : surplusSpeech(stage, before, surplus)
}
