import type { Terminals } from '../content/compile-terminals.ts'
import type { ConversationEvent } from '../dialog/event.ts'
import type { ScriptDesk } from './desk.ts'
import { type Brain, openDeskInProcess } from './desk-in-process.ts'
import { play } from './play.ts'
import { readScripts } from './read-scripts.ts'
import { recordScript } from './record.ts'
import type { Result } from './result.ts'
import { writeScript } from './write-script.ts'

/** A stored conversation as the text of a script, and how that script went with the content as it is now. */
export interface PlayedRecording {
  readonly text: string
  readonly result: Result
}

interface RecordingParts {
  readonly brain: Brain
  readonly terminals: Terminals
  /** Awaited between the turns, by a caller that must not keep others waiting. */
  between?(): Promise<void>
}

/**
 * Turns a conversation into a script and plays it. The script keeps its time of day only if it fails without: any other
 * plays at the usual noon, and over HTTP.
 */
export async function playRecording(
  id: string,
  events: readonly ConversationEvent[],
  parts: RecordingParts,
): Promise<PlayedRecording> {
  const recorded = recordScript(id, events)
  const timeless = writeScript({ ...recorded, at: null })
  const first = await playText(timeless, parts)
  if (first.outcome === 'passed') return { text: timeless, result: first }
  const text = writeScript(recorded)
  return { text, result: await playText(text, parts) }
}

async function playText(text: string, { brain, terminals, between }: RecordingParts): Promise<Result> {
  const surroundings = { folder: '', utterances: {} }
  const { scripts, problems } = readScripts([{ path: 'recorded.yaml', text }], surroundings)
  const [script] = scripts
  // A conversation in which nobody did anything has no steps.
  if (!script) return { outcome: 'skipped', reason: problems.map(({ sentence }) => sentence).join(' ') }
  const edit = () => ({ refused: 'A recording edits no content.' })
  return play(script, unhurried(openDeskInProcess({ brain, at: script.at, edit }), between), terminals)
}

function unhurried(desk: ScriptDesk, between: RecordingParts['between']): ScriptDesk {
  if (!between) return desk
  return {
    ...desk,
    async send(incoming) {
      await between()
      return desk.send(incoming)
    },
  }
}
