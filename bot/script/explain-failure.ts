import { compareSpeech, describeExpectation, describeSpoken } from './compare-speech.ts'
import type { StateDifference } from './compare-state.ts'
import type { Line, Spoken } from './desk.ts'
import type { BotExpectation } from './expectation.ts'
import type { PlacedStep } from './include-parts.ts'
import type { Failure, Wording } from './result.ts'
import type { Stage } from './stage.ts'
import { changing, deleting, editOfSpeech, inserting } from './suggest-edit.ts'

type Told = Pick<Failure, 'expected' | 'came'> & Partial<Pick<Failure, 'edit' | 'wording' | 'marked'>>

/** A failure at a step; unless `marked` says otherwise, the last line is the one that differs. */
export function fail(stage: Stage, placed: PlacedStep | null, told: Told): Failure {
  const { transcript, script } = stage
  const { marked = transcript.length - 1, edit = null, wording = null, expected, came } = told
  const place = placed?.place ?? script.steps.at(-1)?.place ?? script.place
  return { place, expected, came, why: whyOf(transcript, marked), edit, wording, transcript, marked }
}

/** The bot said nothing, or nothing more. */
export function missingSpeech(stage: Stage, placed: PlacedStep): Failure {
  const expected = 'bot' in placed.step ? describeExpectation(placed.step.bot) : ''
  const marked = stage.transcript.length
  return fail(stage, placed, { expected, came: 'the bot said nothing more', edit: deleting(placed), marked })
}

/** The bot said something else. */
export function differentSpeech(stage: Stage, placed: PlacedStep, index: number, marked: number): Failure {
  const spoken = spokenAt(stage, marked)
  if (!spoken || !('bot' in placed.step)) return missingSpeech(stage, placed)
  const expected = placed.step.bot
  const next = stage.heard[1]
  const around = {
    next: next === undefined ? undefined : spokenAt(stage, next),
    following: stage.script.steps[index + 1],
  }
  return fail(stage, placed, {
    expected: compareSpeech(expected, spoken)
      .map(difference => difference.expected)
      .join(' and '),
    came: describeSpoken(spoken),
    edit: editOfSpeech(placed, expected, spoken, around),
    wording: wordingOf(placed, expected, spoken),
    marked,
  })
}

/** The bot said more than the script expects. */
export function surplusSpeech(stage: Stage, before: PlacedStep | null, marked: number): Failure {
  const spoken = spokenAt(stage, marked)
  const last = stage.script.steps.at(-1)
  const place = before?.place ?? last?.place ?? stage.script.place
  return fail(stage, before, {
    expected: 'nothing more',
    came: spoken ? describeSpoken(spoken) : '',
    edit: spoken
      ? {
          ...inserting(place, { bot: { node: spoken.source } }),
          ...(before ? {} : { does: 'append' as const }),
        }
      : null,
    marked,
  })
}

/** The desk refused what the step before did. */
export function wrongRefusal(stage: Stage, before: PlacedStep | null): Failure {
  const last = stage.transcript.findLast(line => line.who === 'bot')
  const offered = last?.who === 'bot' ? last.spoken.choices.map(({ id }) => id) : []
  const place = before?.place ?? stage.script.steps.at(-1)?.place ?? stage.script.place
  const edit = inserting(place, { refused: true })
  return fail(stage, before, {
    expected: 'the desk takes it',
    came: `the desk refused it: ${stage.refused}; on offer: ${offered.join(', ') || 'nothing'}`,
    edit: before ? edit : { ...edit, does: 'append' },
  })
}

/** The desk took what it was expected to refuse. */
export function unrefused(stage: Stage, placed: PlacedStep): Failure {
  return fail(stage, placed, {
    expected: 'the desk refuses it',
    came: 'the desk took it',
    edit: deleting(placed),
  })
}

/** The state of the conversation is not the one that was expected. */
export function differentState(
  stage: Stage,
  placed: PlacedStep,
  differences: readonly StateDifference[],
): Failure {
  const messages = differences.map(({ message }) => message)
  return fail(stage, placed, {
    expected: 'the state that the step describes',
    came: messages.join('; '),
    edit:
      'expect' in placed.step
        ? changing(placed, { expect: acceptState(placed.step.expect, differences) })
        : null,
  })
}

function acceptState(expected: object, differences: readonly StateDifference[]): object {
  const actual = new Map(differences.map(({ key, actual: value }) => [key, value]))
  const entries = Object.entries(expected).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'slots' && typeof value === 'object' && value !== null) {
      const slots = Object.entries(value).map(([slot, inner]): [string, unknown] => {
        const found = actual.get(`slots.${slot}`)
        return [slot, found === undefined ? inner : found]
      })
      return [[key, Object.fromEntries(slots)]]
    }
    if (!actual.has(key)) return [[key, value]]
    const found = actual.get(key)
    return found === undefined ? [] : [[key, found]]
  })
  return Object.fromEntries(entries)
}

function spokenAt({ transcript }: Stage, index: number): Spoken | undefined {
  const line = transcript[index]
  return line?.who === 'bot' ? line.spoken : undefined
}

function wordingOf({ path, literal }: PlacedStep, expected: BotExpectation, spoken: Spoken): Wording | null {
  const [difference, second] = compareSpeech(expected, spoken)
  if (difference?.key !== 'text' || second) return null
  const from = typeof expected === 'string' ? expected : expected.text
  if (from === undefined) return null
  const below = typeof expected === 'string' ? ['bot'] : ['bot', 'text']
  return { path: [...path, ...below], from, to: spoken.text, literal }
}

/** What last led the bot somewhere before the marked line. */
function whyOf(transcript: readonly Line[], marked: number): string | null {
  const cause = transcript.slice(0, marked + 1).findLast(line => line.who !== 'bot' && line.why !== undefined)
  if (!cause || cause.who === 'bot' || cause.why === undefined) return null
  return cause.who === 'merchant' ? `「${cause.text}」 was read as ${cause.why}` : cause.why
}
