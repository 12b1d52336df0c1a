import type { Awaiting, Understanding } from '../dialog/understanding.ts'
import { findDetails } from './find-details.ts'
import { findTopic, type Topic } from './find-topic.ts'
import { mask } from './mask.ts'
import { type ChoiceMatch, matchChoice } from './match-choice.ts'
import type { Model } from './model.ts'

export type { Model } from './model.ts'

/**
 * Understands one merchant message: what the open step awaits is tried before topics, but a real problem named in
 * the same message wins. Never throws, whatever the message; its time is bounded.
 */
export function understand(model: Model, message: string, awaiting: Awaiting | null): Understanding {
  const masked = mask(message)
  const read = model.reading.read(masked.text)
  const details = findDetails(read.text, {
    occurrences: read.occurrences.flat(),
    responseCodes: model.responseCodes,
    phones: masked.phones,
    expects: awaiting?.expects,
  })
  const codes = details.flatMap(({ kind, value }) => (kind === 'response-code' ? [value] : []))
  const topic = findTopic(model, read, codes)
  const match = awaiting ? matchChoice(model, read.text, awaiting, movesIn(model, topic)) : null
  const seen = { text: masked.text, details, secrets: masked.secrets }
  return match && choiceWins(model, match, topic)
    ? { ...seen, ...chosen(match, topic) }
    : { ...seen, ...topic, choice: null }
}

const movesIn = (model: Model, { decision, intent }: Topic): readonly string[] =>
  decision === 'answer' && intent !== null && model.kinds.get(intent) === 'move' ? [intent] : []

function choiceWins(model: Model, match: ChoiceMatch, topic: Topic): boolean {
  if (match.plain) return true
  const named = topic.decision === 'answer' && (topic.why.by === 'rule' || topic.why.by === 'screen-text')
  return !(named && topic.intent !== null && model.kinds.get(topic.intent) === 'problem')
}

function chosen({ choice, rule, plain }: ChoiceMatch, topic: Topic): Topic & { readonly choice: string } {
  return {
    decision: 'answer',
    intent: null,
    score: 1,
    options: [],
    // The words of a label name no problem of their own.
    second: plain ? null : topic.second,
    choice,
    why: { by: 'choice', rule, terms: [] },
  }
}
