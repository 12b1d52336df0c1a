import type { Awaiting } from '../dialog/understanding.ts'
import type { ChoiceMatch } from './choice-match.ts'
import { findMention } from './find-mention.ts'
import { findOverlap } from './find-overlap.ts'
import type { Heard } from './hear-answer.ts'
import type { Model } from './model.ts'

/** So long a wording is an answer even where something is asked besides. */
const leastInQuestion = 4

/** The choice that shares the most letters with what was said; a question is only like a choice that is one. */
export function byOverlap(model: Model, awaiting: Awaiting, heard: Heard): ChoiceMatch | null {
  const { asking } = model.answers
  const choices = heard.asks
    ? awaiting.choices.filter(({ label, also }) => [label, ...also].some(each => asking.test(each)))
    : awaiting.choices
  const found = findOverlap(model.answers, heard, { choices })
  return found && { ...found, rule: 'like the label', trust: 'overlap' }
}

/**
 * The choice whose wording stands among other words and is at least so much of them, 0–1. A question that names a choice
 * asks about it, unless the choice is a question.
 */
export function byMention(model: Model, awaiting: Awaiting, heard: Heard, least = 0): ChoiceMatch | null {
  const found = findMention(model.answers, heard, awaiting)
  if (!found || found.share < least) return null
  const { choice, wordings, share } = found
  const clear = wordings.some(each => each.length >= leastInQuestion || model.answers.asking.test(each))
  if (heard.asks && !clear) return null
  return { choice, rule: 'the label among other words', trust: 'mention', wordings, share }
}
