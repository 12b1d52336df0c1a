import type { Place } from '../content/problem.ts'
import { compareSpeech, type Difference } from './compare-speech.ts'
import type { Spoken } from './desk.ts'
import type { BotExpectation } from './expectation.ts'
import type { PlacedStep } from './include-parts.ts'
import { writeStep } from './write-step.ts'

/** A change of a script file that would make it pass at one place. */
export interface Edit {
  readonly does: 'change' | 'insert' | 'append' | 'delete'
  readonly place: Place
  /** The step as it would stand there; empty for `delete`. */
  readonly yaml: string
}

/** For a step whose expectation does not hold: a step is missing or one too many, or else this one must be changed. */
export function editOfSpeech(
  placed: PlacedStep,
  expected: BotExpectation,
  spoken: Spoken,
  around: { readonly next: Spoken | undefined; readonly following: PlacedStep | undefined },
): Edit {
  const { place } = placed
  const { next, following } = around
  if (next && compareSpeech(expected, next).length === 0) {
    return { does: 'insert', place, yaml: writeStep({ bot: { node: spoken.source } }) }
  }
  if (following && 'bot' in following.step && compareSpeech(following.step.bot, spoken).length === 0) {
    return { does: 'delete', place, yaml: '' }
  }
  return {
    does: 'change',
    place,
    yaml: writeStep({ bot: accepting(expected, compareSpeech(expected, spoken), spoken) }),
  }
}

/** The expectation with what differs replaced by what came. */
function accepting(
  expected: BotExpectation,
  differences: readonly Difference[],
  spoken: Spoken,
): BotExpectation {
  if (typeof expected === 'string') return spoken.text
  let accepted = expected
  for (const { key, actual } of differences) {
    const { [key]: _, ...rest } = accepted
    accepted = actual === undefined ? rest : { ...rest, [key]: actual }
  }
  return Object.keys(accepted).length === 0 ? { node: spoken.source } : accepted
}

export const deleting = ({ place }: PlacedStep): Edit => ({ does: 'delete', place, yaml: '' })

/** A step to be put before the one at `place`. */
export const inserting = (place: Place, step: object): Edit => ({
  does: 'insert',
  place,
  yaml: writeStep(step),
})

export const changing = ({ place }: PlacedStep, step: object): Edit => ({
  does: 'change',
  place,
  yaml: writeStep(step),
})
