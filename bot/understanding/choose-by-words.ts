import type { Awaiting } from '../dialog/understanding.ts'
import type { ChoiceMatch } from './choice-match.ts'
import { findMention } from './find-mention.ts'
import { findOverlap } from './find-overlap.ts'
import type { Heard } from './hear-answer.ts'
import type { Model } from './model.ts'

/** A wording of this length is an answer even where the message also asks something. */
const leastInQuestion = 4

/**
 * The choice that shares the most letters with the message; a question only resembles choices that are
 * questions.
 */
export function byOverlap(model: Model, awaiting: Awaiting, heard: Heard): ChoiceMatch | null {
  const { asking } = model.answers
  const choices = heard.asks
    ? awaiting.choices.filter(({ label, also }) => [label, ...also].some(each => asking.test(each)))
    : awaiting.choices
  const found = findOverlap(model.answers, heard, { choices })
  return found && { ...found, rule: 'like the label', trust: 'overlap' }
}

/**
 * The choice whose wording occurs among other words and makes up at least this share of them, 0–1. A question
 * that names a choice asks about it, unless the choice is itself a question.
 */
export function byMention(model: Model, awaiting: Awaiting, heard: Heard, least = 0): ChoiceMatch | null {
  const found = findMention(model.answers, heard, awaiting)
  if (!found || found.share < least) return null
  const { choice, wordings, share } = found
  const clear = wordings.some(each => each.length >= leastInQuestion || model.answers.asking.test(each))
  if (heard.asks && !clear) return null
  return { choice, rule: 'the label among other words', trust: 'mention', wordings, share }
}
