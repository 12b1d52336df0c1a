import type { Bearing, Detail, Understanding } from '../dialog/understanding.ts'
import type { Topic } from './find-topic.ts'
import type { Heard } from './hear-answer.ts'
import type { Model } from './model.ts'
import { isAbout, isOpen, isOther, isRelated, isSure, namesByRule, type Weighed } from './question.ts'

/** Fewer telling letters than this are an answer rather than another problem. */
const leastToLeadAway = 5
/** Courtesies that end or turn the conversation are believed when said in so many words. */
const sureCourtesy = 0.97

type Beside = Omit<Topic, 'second'> & Pick<Understanding, 'bearing' | 'second'>

/** What a message that makes no choice is: a bearing, a detail, a topic sure enough to lead away, or a question back. */
export function besideQuestion(
  model: Model,
  weighed: Weighed & { readonly details: readonly Detail[] },
): Beside {
  const { topic, heard, awaiting, details } = weighed
  if (awaiting.asked === undefined) return { ...topic, ...bearingAlone(topic, heard) }
  if (heard.bearing && !knowsBetter(model, weighed)) return nothingElse(topic, heard.bearing)
  if (isOpen(topic, awaiting)) return nothingElse(topic, heard.asks ? 'asks' : 'again')
  if (topic.decision === 'answer' && topic.why.by !== 'classifier') return topic
  if (isKindAlone(details, heard)) return nothingElse(topic)
  return byClassifier(model, weighed)
}

/** Whether a problem is named too clearly for a phrase like 不知道… to be all. */
function knowsBetter(model: Model, weighed: Weighed): boolean {
  const { topic, heard, awaiting } = weighed
  if (namesByRule(model, weighed)) return true
  const guessed = heard.bearing === 'unsure' && isSure(topic) && !isRelated(model, heard, awaiting)
  return guessed && isOther(model, topic, awaiting)
}

/** What only the classifier says counts less while a question is open: unless it is sure, it is asked back. */
function byClassifier(model: Model, { topic, heard, awaiting }: Weighed): Beside {
  const asks = heard.asks ? 'asks' : undefined
  if (topic.decision !== 'answer') return { ...topic, ...(asks ? { bearing: asks } : {}) }
  if (!isOther(model, topic, awaiting)) {
    return topic.score >= sureCourtesy ? topic : nothingElse(topic, asks)
  }
  if (asks && isAbout(model, heard, awaiting)) return nothingElse(topic, asks)
  if (isSure(topic) && heard.folded.length >= leastToLeadAway) return topic
  return { ...topic, decision: 'clarify', options: topic.intent === null ? [] : [topic.intent] }
}

/** Answered, without a topic of its own. */
const nothingElse = (topic: Topic, bearing?: Bearing): Beside => ({
  ...topic,
  ...({ decision: 'answer', intent: null, options: [], second: null } as const),
  ...(bearing ? { bearing } : {}),
})

/** 按键的 while something else is asked: nothing but the kind of terminal. */
const isKindAlone = (details: readonly Detail[], { folded }: Heard): boolean =>
  details.some(({ kind, text }) => kind === 'terminal-kind' && text.length * 2 >= folded.length)

/** What is answered by itself while no step is open: fear first, the rest where nothing else was understood. */
export function bearingAlone(
  { decision, why }: Topic,
  { bearing, alone }: Heard,
): Pick<Understanding, 'bearing'> {
  if (bearing === null || !alone) return {}
  const understood = decision === 'answer' && (why.by !== 'classifier' || bearing !== 'worry')
  return understood ? {} : { bearing }
}
