import type { ChoiceMatch } from './choice-match.ts'
import type { Model } from './model.ts'
import { isAskedFor, isLedTo, isOther, isRelated, isSure, namesByRule, type Weighed } from './question.ts'

/** Where more than this share of the message tells the tone, it says nothing else. */
const mostlyTone = 0.5
/** Least likeness to a choice that makes a message from another field an answer. */
const mostlyLike = 0.4
/** A wording with this share of the message is taken for all of it. */
const nearlyAll = 0.8
/**
 * Where the classifier is this sure of another problem, the merchant is asked about it before a mere tone
 * counts.
 */
const likely = 0.5

type Matched = Weighed & { readonly match: ChoiceMatch }

/**
 * Whether `match` is the merchant's answer to the open question, or the message is about its own topic
 * instead.
 */
export function choiceWins(model: Model, matched: Matched): boolean {
  switch (matched.match.trust) {
    case 'plain':
    case 'topic':
      return true
    case 'hint':
      return !namesByRule(model, matched)
    case 'mention':
      return mentionWins(model, matched)
    case 'overlap':
      return overlapWins(model, matched)
    case 'tone':
      return toneWins(model, matched)
  }
}

/** A problem named in the words of the choice means the choice: 说要先签到 names 要签到. */
function mentionWins(model: Model, matched: Matched): boolean {
  const { match, topic, awaiting } = matched
  if (!namesByRule(model, matched) || isLedTo(topic, awaiting) || (match.share ?? 0) >= nearlyAll) return true
  const wordings = match.wordings ?? []
  return topic.why.terms.some(term => {
    const folded = model.answers.fold(term)
    return folded.length > 1 && wordings.some(each => each.includes(folded) || folded.includes(each))
  })
}

function overlapWins(model: Model, matched: Matched): boolean {
  const { match, topic, awaiting } = matched
  if (isLedTo(topic, awaiting)) return true
  if (namesByRule(model, matched)) return isAskedFor(model, topic, awaiting)
  if (isOther(model, topic, awaiting) && isSure(topic)) return false
  return topic.decision !== 'out-of-scope' || (match.share ?? 0) >= mostlyLike
}

function toneWins(model: Model, matched: Matched): boolean {
  const { topic, heard, awaiting } = matched
  if (namesByRule(model, matched)) return isAskedFor(model, topic, awaiting)
  if (heard.share > mostlyTone || isRelated(model, heard, awaiting)) return true
  if (topic.decision === 'out-of-scope') return false
  return heard.share === mostlyTone || !(isOther(model, topic, awaiting) && topic.score >= likely)
}
