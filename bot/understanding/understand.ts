import type { Awaiting, Detail, Understanding } from '../dialog/understanding.ts'
import { bearingAlone, besideQuestion } from './beside-question.ts'
import type { ChoiceMatch } from './choice-match.ts'
import { choiceWins } from './choice-wins.ts'
import { findDetails } from './find-details.ts'
import { findLoneCode } from './find-lone-code.ts'
import { findTopic, type Topic } from './find-topic.ts'
import { bearingOfAll, hearAnswer } from './hear-answer.ts'
import { mask } from './mask.ts'
import { matchChoice } from './match-choice.ts'
import { matchPlainly, wordedFor } from './match-plainly.ts'
import type { Model } from './model.ts'
import type { Read } from './reading.ts'
import { remembering } from './remembering.ts'

export type { Model } from './model.ts'

/**
 * Understands one merchant message: what the open step awaits is tried before topics, but a real problem
 * named in the same message wins. Never throws, whatever the message; its time is bounded.
 */
export const understand = (model: Model, message: string, awaiting: Awaiting | null): Understanding =>
  remembering(model, message, awaiting, () => understandAfresh(model, message, awaiting))

/** The same as `understand`, but without using remembered results. */
export function understandAfresh(model: Model, message: string, awaiting: Awaiting | null): Understanding {
  const { text, secrets, phones } = mask(message)
  const read = model.reading.read(text)
  const details = detailsIn(model, read, phones, awaiting)
  const worded = awaiting && wordedFor(model, read.text, awaiting)
  const plain = worded && matchPlainly(worded)
  if (plain) return { text, secrets, details, ...chosen(plain, null) }
  const codes = details.flatMap(({ kind, value }) => (kind === 'response-code' ? [value] : []))
  const topic = findTopic(model, read, codes)
  const seen = { text, secrets, details: withLoneCode(model, read, topic, details, awaiting) }
  if (!awaiting && isNamed(topic)) return { ...seen, ...topic, choice: null }
  if (!awaiting) {
    const bearing = bearingOfAll(model.answers, model, read.text)
    return { ...seen, ...topic, choice: null, ...bearingAlone(topic, { bearing, alone: bearing !== null }) }
  }
  const heard = hearAnswer(model.answers, model, read.text)
  const moves = movesIn(model, topic)
  const sure = topic.why.by === 'rule'
  const answer = { heard, moves, sure, topic: problemOf(model, topic) }
  for (const match of worded ? matchChoice(model, worded, answer) : []) {
    if (choiceWins(model, { match, topic, heard, awaiting })) {
      return { ...seen, ...chosen(match, topic.second) }
    }
  }
  const beside = besideQuestion(model, { topic, heard, awaiting, details: seen.details })
  // A merchant who asks what 电签 means has not said that they have one.
  const told = beside.bearing === 'meaning' ? { ...seen, details: [] } : seen
  return Object.assign({ choice: null }, told, beside)
}

function detailsIn(
  { responseCodes }: Model,
  { text, occurrences }: Read,
  phones: readonly string[],
  awaiting: Awaiting | null,
): readonly Detail[] {
  const expects = awaiting?.expects
  const found = findDetails(text, { occurrences: occurrences.flat(), responseCodes, phones, expects })
  return found.filter(({ kind, value }) => kind !== 'response-code' || !repeatsQuestion(value, awaiting))
}

/** A number in the question itself refers to the question: beside 收银员号 01, 01 is no answer code. */
const repeatsQuestion = (code: string, awaiting: Awaiting | null): boolean =>
  awaiting !== null && awaiting.expects !== 'response-code' && awaiting.asked?.includes(code) === true

/** In a message about answer codes a lone code needs no words that call it one. */
function withLoneCode(
  { responseCodes }: Model,
  { text }: Read,
  { decision, intent }: Topic,
  details: readonly Detail[],
  awaiting: Awaiting | null,
): readonly Detail[] {
  if (decision !== 'answer' || intent !== 'response-code') return details
  if (details.some(({ kind }) => kind === 'response-code')) return details
  const code = findLoneCode(text, responseCodes)
  return code && !repeatsQuestion(code.value, awaiting) ? [...details, code] : details
}

/** Whether a rule, a screen text or a code gives the answer, which then precedes any bearing. */
const isNamed = ({ decision, why }: Topic): boolean => decision === 'answer' && why.by !== 'classifier'

const problemOf = (model: Model, { decision, intent }: Topic): string | null =>
  decision === 'answer' && intent !== null && model.kinds.get(intent) === 'problem' ? intent : null

const movesIn = (model: Model, { decision, intent }: Topic): readonly string[] =>
  decision === 'answer' && intent !== null && model.kinds.get(intent) === 'move' ? [intent] : []

function chosen(
  { choice, rule, trust }: ChoiceMatch,
  second: string | null,
): Topic & { readonly choice: string } {
  return {
    decision: 'answer',
    intent: null,
    score: 1,
    options: [],
    // The words of a label do not name a second problem.
    second: trust === 'plain' ? null : second,
    choice,
    why: { by: 'choice', rule, terms: [] },
  }
}
