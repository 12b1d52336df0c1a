import type { Bearing, Detail, Understanding } from '../dialog/understanding.ts'
import { askMeaning } from './ask-meaning.ts'
import type { Topic } from './find-topic.ts'
import type { Heard } from './hear-answer.ts'
import type { Model } from './model.ts'
import { isAbout, isOpen, isOther, isRelated, isSure, namesByRule, type Weighed } from './question.ts'

/** A message with fewer folded letters than this is taken as an answer, not as another problem. */
const leastToLeadAway = 5
/** How sure the classifier must be of a courtesy or a move that would end or redirect the conversation. */
const sureCourtesy = 0.97
const sureMove = 0.9

/** Good news counts only if it makes up at least this share of the message. */
const leastNews = 0.25

type Beside = Omit<Topic, 'second'> & Pick<Understanding, 'bearing' | 'term' | 'second'>

/**
 * Reads a message that makes no choice: as a bearing, a detail, a topic sure enough to lead away, or
 * something to clarify.
 */
export function besideQuestion(
  model: Model,
  weighed: Weighed & { readonly details: readonly Detail[] },
): Beside {
  const { topic, heard, awaiting, details } = weighed
  if (awaiting.asked === undefined) return { ...topic, ...bearingAlone(topic, heard) }
  const term = askMeaning(model.answers, heard, awaiting)
  if (term !== null) return { ...nothingElse(topic, 'meaning'), term }
  if (heard.bearing && !knowsBetter(model, weighed)) {
    // Where a problem is named, the reason given is the one behind that problem.
    const named = heard.bearing === 'why' && topic.decision === 'answer' ? { intent: topic.intent } : {}
    return { ...nothingElse(topic, heard.bearing), ...named }
  }
  if (isOpen(topic, awaiting)) return nothingElse(topic, heard.asks ? 'asks' : 'again')
  if (isKindAlone(details, heard)) return nothingElse(topic)
  if (isOther(model, topic, awaiting) && isGoodNews(heard)) return nothingElse(topic)
  if (topic.decision === 'answer' && topic.why.by !== 'classifier') return topic
  return byClassifier(model, weighed)
}

/** Whether a problem is named so clearly that a phrase like 不知道… cannot be the whole message. */
function knowsBetter(model: Model, weighed: Weighed): boolean {
  const { topic, heard, awaiting } = weighed
  if (heard.bearing === 'why' && !heard.loose) return false
  if (namesByRule(model, weighed)) return true
  const guess = heard.loose && heard.bearing !== 'worry'
  return guess && isSure(topic) && !isRelated(model, heard, awaiting) && isOther(model, topic, awaiting)
}

/**
 * While a question is open the classifier alone counts for less: unless it is sure, the merchant is asked.
 */
function byClassifier(model: Model, { topic, heard, awaiting }: Weighed): Beside {
  const asks = heard.asks ? 'asks' : undefined
  if (topic.decision !== 'answer') return { ...topic, ...(asks ? { bearing: asks } : {}) }
  if (!isOther(model, topic, awaiting)) {
    const least = model.kinds.get(topic.intent ?? '') === 'move' ? sureMove : sureCourtesy
    return topic.score >= least ? topic : nothingElse(topic, asks)
  }
  const about = isAbout(model, heard, awaiting)
  if (asks && about) return nothingElse(topic, asks)
  if (!about && isSure(topic) && heard.folded.length >= leastToLeadAway) return topic
  return { ...topic, decision: 'clarify', options: topic.intent === null ? [] : [topic.intent] }
}

/** Understood, but without a topic of its own. */
const nothingElse = (topic: Topic, bearing?: Bearing): Beside => ({
  ...topic,
  ...({ decision: 'answer', intent: null, options: [], second: null } as const),
  ...(bearing ? { bearing } : {}),
})

/** The kind of terminal, named without a complaint while something else is asked: 按键的. */
const isKindAlone = (details: readonly Detail[], { tone, asks }: Heard): boolean =>
  !asks && tone !== 'failure' && tone !== 'deny' && details.some(({ kind }) => kind === 'terminal-kind')

/** A message that says something went well names no new problem. */
const isGoodNews = ({ tone, share, asks }: Heard): boolean =>
  !asks && (tone === 'done' || tone === 'affirm') && share >= leastNews

/**
 * The bearing to be answered while no step is open: worry first, others only where nothing else was
 * understood.
 */
export function bearingAlone(
  { decision, why }: Topic,
  { bearing, alone }: Pick<Heard, 'bearing' | 'alone'>,
): Pick<Understanding, 'bearing'> {
  if (bearing === null || !alone) return {}
  const understood = decision === 'answer' && (why.by !== 'classifier' || bearing !== 'worry')
  return understood ? {} : { bearing }
}
