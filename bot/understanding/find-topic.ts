import type { Why } from '../dialog/understanding.ts'
import { strongestTerms } from './classifier.ts'
import { type Decision, decide } from './decide.ts'
import { type Candidate, findCandidates } from './find-candidates.ts'
import { type Model, outOfScope } from './model.ts'
import { type Opinion, opinionOn, scoreOf } from './opinion.ts'
import type { Read } from './reading.ts'

/** What a message is about. */
export interface Topic extends Decision {
  /** Another problem in the same message. */
  readonly second: string | null
  readonly why: Why
}

/** A rule is right nearly always; the classifier's opinion moves its score a little. */
const ruleTrust = 0.88
/** How far the classifier may tip the balance between two rules that fire. */
const opinionShare = 0.3
/** A rule lighter than this does not take the lead by being named first. */
const leastToLead = 0.9
/** Below this score a rule has no backing at all from the classifier. */
const leastBacking = 0.1
/** A clause of its own names a second problem only when the classifier is this sure. */
const secondTrust = 0.8

/**
 * Rules, screen texts and codes decide first, then the classifier with its thresholds. `codes` are the response codes
 * found in the message.
 */
export function findTopic(model: Model, read: Read, codes: readonly string[]): Topic {
  const opinion = opinionOn(model.classifier, read)
  const candidates = inOrder(model, opinion, findCandidates(model, read, codes, opinion))
  const best = firstNamed(model, candidates)
  return best ? byCandidate(model, read, opinion, best, candidates) : byOpinion(model, read, opinion)
}

/** Heaviest first; of equals a problem before a courtesy, then the one named first. */
function inOrder(model: Model, opinion: Opinion, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .map(one => ({ one, urgency: one.weight + opinionShare * scoreOf(opinion, one.intent) }))
    .sort(
      (left, right) =>
        right.urgency - left.urgency ||
        Number(isProblem(model, right.one.intent)) - Number(isProblem(model, left.one.intent)) ||
        (left.one.clauses[0] ?? 0) - (right.one.clauses[0] ?? 0),
    )
    .map(({ one }) => one)
}

/** Of two problems in different clauses the merchant's first comes first, unless they ask for a person. */
function firstNamed(model: Model, candidates: readonly Candidate[]): Candidate | undefined {
  const best = candidates[0]
  if (!best || best.intent === 'human-agent' || best.intent === outOfScope) return best
  const start = best.clauses[0] ?? 0
  const earlier = candidates
    .filter(({ intent, weight }) => isProblem(model, intent) && weight >= leastToLead)
    .filter(({ clauses }) => (clauses.at(-1) ?? start) < start)
  return earlier.reduce<Candidate>(
    (first, one) => ((one.clauses[0] ?? 0) < (first.clauses[0] ?? 0) ? one : first),
    best,
  )
}

function byCandidate(
  model: Model,
  read: Read,
  opinion: Opinion,
  best: Candidate,
  candidates: readonly Candidate[],
): Topic {
  const runnerUp = opinion.ranked.find(({ intent }) => intent !== best.intent)
  const why: Why = {
    by: best.by,
    rule: best.name,
    terms: best.terms,
    ...(runnerUp ? { runnerUp } : {}),
    thresholds: model.thresholds,
  }
  const score = ruleTrust + (1 - ruleTrust) * scoreOf(opinion, best.intent)
  if (best.intent === outOfScope) {
    return { decision: 'out-of-scope', intent: outOfScope, score, options: [], second: null, why }
  }
  const second = secondProblem(model, read, best.intent, best.clauses, candidates)
  if (isContested(model, opinion, best, candidates, second)) {
    const options = [best.intent, ...(runnerUp && runnerUp.intent !== outOfScope ? [runnerUp.intent] : [])]
    return { decision: 'clarify', intent: best.intent, score, options, second: null, why }
  }
  return { decision: 'answer', intent: best.intent, score, options: [], second, why }
}

/**
 * The classifier alone would answer with something else, and nothing but one rule for parts of the message speaks for
 * this: in new wordings either may be wrong, so the merchant is asked.
 */
function isContested(
  { thresholds }: Model,
  { ranked }: Opinion,
  best: Candidate,
  candidates: readonly Candidate[],
  second: string | null,
): boolean {
  const leader = ranked[0]
  if (best.firm || second !== null || !leader || leader.intent === best.intent) return false
  const backing = ranked.find(({ intent }) => intent === best.intent)?.score ?? 0
  const agreed = candidates.filter(({ intent }) => intent === best.intent).length
  return agreed === 1 && leader.score >= thresholds.answer && backing < leastBacking
}

function byOpinion(model: Model, read: Read, opinion: Opinion): Topic {
  const { features, ranked } = opinion
  const { thresholds } = model
  if (read.clauses.length === 0) {
    const why: Why = { by: 'nothing', terms: [], thresholds }
    return { decision: 'out-of-scope', intent: outOfScope, score: 0, options: [], second: null, why }
  }
  const decision = decide(opinion, thresholds)
  const runnerUp = ranked.find(({ intent }) => intent !== decision.intent)
  const why: Why = {
    by: 'classifier',
    terms: decision.intent === null ? [] : strongestTerms(model.classifier, features, decision.intent),
    ...(runnerUp ? { runnerUp } : {}),
    thresholds,
  }
  const second =
    decision.decision === 'answer' && decision.intent !== null
      ? secondProblem(model, read, decision.intent, [], [])
      : null
  return { ...decision, second, why }
}

/** Another problem in the same message: by rule, or by a clause of its own that the classifier is sure of. */
function secondProblem(
  model: Model,
  read: Read,
  first: string,
  taken: readonly number[],
  candidates: readonly Candidate[],
): string | null {
  const other = candidates.find(
    ({ intent, clauses }) =>
      intent !== first && isProblem(model, intent) && !clauses.some(clause => taken.includes(clause)),
  )
  if (other) return other.intent
  if (read.clauses.length < 2) return null
  for (const [clause, tokens] of read.clauses.entries()) {
    if (taken.includes(clause) || tokens.length < 3) continue
    const [best] = opinionOn(model.classifier, read, clause).ranked
    if (best && best.intent !== first && best.score >= secondTrust && isProblem(model, best.intent)) {
      return best.intent
    }
  }
  return null
}

const isProblem = (model: Model, intent: string): boolean => model.kinds.get(intent) === 'problem'
