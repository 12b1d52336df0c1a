import { loadScripts } from '../../bot/commands/dialogs/load-scripts.ts'
import type { Workshop } from '../../bot/commands/dialogs/workshop.ts'
import type { Script } from '../../bot/script/read-scripts.ts'
import { noises, spoil } from '../understanding/noise.ts'
import { heldOut } from './held-out.ts'

/** What a merchant does in a talk: writes, or touches a choice. */
export type Act = { readonly text: string } | { readonly choice: string }

/** A merchant's side of a talk. */
export interface Talk {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly acts: readonly Act[]
}

/** Of the ways to spoil a message, so many are tried on each. */
const spoilt = 2

/**
 * The merchants' sides of the scripted dialogs of several turns, up to where one needs a terminal, a person, a restart
 * or time, and the held-out lines as first messages: as written, and spoilt in two of the ways in turn.
 */
export function readTalks(workshop: Workshop): readonly Talk[] {
  const scripted = loadScripts([], workshop.utterances)
    .scripts.map(script => ({ at: script.at, acts: actsOf(script) }))
    .filter(({ acts }) => acts.length > 1)
  const openings = heldOut().flatMap(({ text }, index) => {
    const ways = Array.from({ length: spoilt }, (_, at) => noises[(index * spoilt + at) % noises.length])
    return [text, ...ways.map(noise => (noise ? spoil(text, noise, index + 1) : text))]
  })
  return [...scripted, ...[...new Set(openings)].map(talkOf)]
}

/** Each training line as a talk. */
export const trainingTalks = ({ utterances }: Workshop): readonly Talk[] =>
  Object.values(utterances).flat().map(talkOf)

/** What the merchant types in a talk. */
export const textsOf = ({ acts }: Talk): readonly string[] =>
  acts.flatMap(act => ('text' in act ? [act.text] : []))

/** A talk of one message. */
const talkOf = (text: string): Talk => ({ at: 0, acts: [{ text }] })

function actsOf({ steps }: Script): readonly Act[] {
  const acts: Act[] = []
  for (const { step } of steps) {
    if ('merchant' in step) acts.push({ text: step.merchant })
    else if ('choose' in step) acts.push({ choice: step.choose })
    else if (!('bot' in step || 'expect' in step || 'refused' in step)) break
  }
  return acts
}
