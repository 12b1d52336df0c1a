import type { Awaiting } from '../dialog/understanding.ts'
import { pairsOf } from './answers.ts'
import type { Topic } from './find-topic.ts'
import type { Heard } from './hear-answer.ts'
import type { Model } from './model.ts'

/** A message beside an open question: what it is about, what it says in answer, and what was asked. */
export interface Weighed {
  readonly topic: Topic
  readonly heard: Heard
  readonly awaiting: Awaiting
}

/** While a question is open, the classifier alone leads to another problem only when it is this sure. */
const leadsAway = 0.9

/** Whether a topic is sure enough to lead away from an open question. */
export const isSure = ({ decision, score }: Topic): boolean => decision === 'answer' && score >= leadsAway

/** Whether a topic is, or probably is, a problem that no open flow treats. */
export function isOther({ kinds }: Model, { intent }: Topic, { open = [] }: Awaiting): boolean {
  const kind = intent === null ? undefined : kinds.get(intent)
  return (kind === 'problem' || kind === 'off') && !open.some(id => id === intent)
}

/** Whether rules, screen texts or codes name such a problem. */
export const namesByRule = (model: Model, { topic, awaiting }: Weighed): boolean =>
  topic.decision === 'answer' && topic.why.by !== 'classifier' && isOther(model, topic, awaiting)

/** Whether it is the problem of an open flow. */
export const isOpen = ({ decision, intent }: Topic, { open = [] }: Awaiting): boolean =>
  decision === 'answer' && intent !== null && open.includes(intent)

/** Whether a choice on offer leads to the problem, so that its words are an answer. */
export const isLedTo = ({ decision, intent }: Topic, { choices }: Awaiting): boolean =>
  decision === 'answer' && intent !== null && choices.some(({ leads = [] }) => leads.includes(intent))

/** Whether the message shares a telling letter with the question or a label. */
export function isRelated(model: Model, { folded }: Heard, awaiting: Awaiting): boolean {
  const question = questionOf(model, awaiting)
  return tellingOf(model, folded).some(letter => question.includes(letter))
}

/** Whether the message shares two adjacent letters with them. */
export function isAbout(model: Model, { folded }: Heard, awaiting: Awaiting): boolean {
  const question = questionOf(model, awaiting)
  const { common } = model.answers
  const telling = pairsOf(folded).filter(pair => [...pair].some(letter => !common.has(letter)))
  return telling.some(pair => question.includes(pair))
}

/** Whether the question is about the words that made the rule fire: 没出过纸 answers 会不会吐出纸质小票. */
export function isAskedFor(model: Model, { why, intent }: Topic, awaiting: Awaiting): boolean {
  if (intent === 'human-agent' || why.terms.length === 0) return false
  const question = questionOf(model, awaiting)
  return why.terms.every(term => {
    const letters = tellingOf(model, model.answers.fold(term))
    return letters.length === 0 || letters.some(letter => question.includes(letter))
  })
}

const questionOf = ({ answers }: Model, { asked = '', choices }: Awaiting): string =>
  answers.fold([asked, ...choices.map(({ label }) => label)].join(''))

/** The letters that are not found in most sentences. */
const tellingOf = ({ answers }: Model, folded: string): readonly string[] =>
  [...folded].filter(letter => !answers.common.has(letter))
