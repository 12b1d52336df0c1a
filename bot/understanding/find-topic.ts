import type { Why } from '../dialog/understanding.ts'
import { strongestTerms } from './classifier.ts'
import { askBack, type Decision, decide } from './decide.ts'
import { type Candidate, findCandidates } from './find-candidates.ts'
import { type Model, outOfScope } from './model.ts'
import { type Opinion, opinionOn, type Ranked, scoreOf } from './opinion.ts'
import type { Read } from './reading.ts'

/** What a message is about. */
export interface Topic extends Decision {
  /** Another problem in the same message. */
  readonly second: string | null
  readonly why: Why
}

/** A rule is nearly always right; the classifier changes its score only a little. */
const ruleTrust = 0.88
/** How far the classifier may tip the balance between two rules that fire. */
const opinionShare = 0.3
/** A rule lighter than this does not come first just because it is named first. */
const leastToLead = 0.9
/** Beside other problems, a rule to which the classifier gives less than this is a mention in passing. */
const leastBacking = 0.03
/** A separate clause names a second problem only where the classifier is this sure. */
const secondTrust = 0.8

/**
 * Finds what a message is about: rules, screen texts and codes decide first, then the classifier with its
 * thresholds. `codes` are the response codes in the message.
 */
export function findTopic(model: Model, read: Read, codes: readonly string[]): Topic {
  const topic = topicOf(model, read, codes)
  if (read.addition === null || topic.intent === 'human-agent') return topic
  const before = topicOf(model, upTo(read, read.addition), codes)
  if (before.intent === null || before.intent === topic.intent || !isSureProblem(model, before)) return topic
  return { ...before, second: isSureProblem(model, topic) ? topic.intent : before.second }
}

/** A problem goes before the topic of the whole message only if its own words support it. */
const isSureProblem = (model: Model, { decision, intent, score }: Topic): boolean =>
  decision === 'answer' && intent !== null && isProblem(model, intent) && score >= secondTrust

const upTo = ({ text, clauses, occurrences }: Read, end: number): Read => ({
  text,
  clauses: clauses.slice(0, end),
  occurrences: occurrences.slice(0, end),
  addition: null,
})

/** A message with the classifier's opinion on it and, where needed, on its clauses. */
interface Heard {
  readonly model: Model
  readonly read: Read
  readonly opinion: Opinion
  readonly ofClauses: (Opinion | undefined)[]
}

function topicOf(model: Model, read: Read, allCodes: readonly string[]): Topic {
  const codes = allCodes.filter(code => names(read, code.toLowerCase()))
  const opinion = opinionOn(model, read)
  const heard: Heard = { model, read, opinion, ofClauses: [] }
  const candidates = inOrder(model, opinion, findCandidates(model, read, codes, opinion))
  const best = firstNamed(model, candidates)
  return best ? byCandidate(heard, best, candidates) : byOpinion(heard)
}

function opinionOnClause({ model, read, opinion, ofClauses }: Heard, clause: number): Opinion {
  if (read.clauses.length === 1) return opinion
  const known = ofClauses[clause] ?? opinionOn(model, read, clause)
  ofClauses[clause] = known
  return known
}

const names = ({ clauses }: Read, word: string): boolean =>
  clauses.some(tokens => tokens.some(({ character }) => character === word))

/** Heaviest first; among equals a problem before a courtesy, then the one named first. */
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

/**
 * Of two problems in different clauses the one named first comes first, unless the merchant asks for a
 * person.
 */
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

function byCandidate(heard: Heard, best: Candidate, candidates: readonly Candidate[]): Topic {
  const { model, opinion } = heard
  const runnerUp = opinion.ranked.find(({ intent }) => intent !== best.intent)
  const why: Why = {
    by: best.by,
    rule: best.name,
    terms: best.terms,
    ...(runnerUp ? { runnerUp } : {}),
    thresholds: model.thresholds,
  }
  const score = ruleTrust + (1 - ruleTrust) * scoreOf(opinion, best.intent)
  const others = best.intent === outOfScope ? [] : otherProblems(model, best, candidates)
  const second =
    best.intent === outOfScope ? null : (others[0] ?? secondByClause(heard, best.intent, best.clauses))
  const unbacked = scoreOf(opinion, best.intent) < leastBacking && heard.read.addition === null
  const rival = others.length === 0 || unbacked ? rivalTo(model, opinion, best) : undefined
  if (!rival || (rival.intent === second && isOwnMatter(heard, best))) {
    const decision = best.intent === outOfScope ? 'out-of-scope' : 'answer'
    return { decision, intent: best.intent, score, options: [], second, why }
  }
  const { overrule, dismiss } = model.thresholds
  const backed = best.intent !== outOfScope || candidates.some(({ intent }) => intent === rival.intent)
  if (backed && rival.score >= (rival.intent === outOfScope ? dismiss : overrule)) {
    return byOpinion(heard)
  }
  return { ...contested(best, rival, opinion), second, why }
}

/** Whether a rule found a separate problem: the merchant says so, or a clause by itself indicates it. */
const isOwnMatter = (heard: Heard, { intent, clauses }: Candidate): boolean =>
  heard.read.addition !== null ||
  clauses.some(clause => opinionOnClause(heard, clause).ranked[0]?.intent === intent)

/**
 * An intent other than the rule's of which the classifier is sure: where a rule for parts of a message meets
 * new wording, either may be wrong. Words of other fields occur in our merchants' stories too.
 */
function rivalTo(
  { thresholds }: Model,
  { ranked }: Opinion,
  { firm, intent }: Candidate,
): Ranked | undefined {
  const leader = ranked[0]
  if (firm || !leader || leader.intent === intent) return undefined
  const { contest, overrule, dismiss } = thresholds
  const heard = leader.intent === outOfScope ? Math.min(contest, dismiss) : contest
  const least = intent === outOfScope ? overrule : heard
  return leader.score < least ? undefined : leader
}

/** Asks whether the rule's or the classifier's intent is meant; the background cannot be offered. */
function contested({ intent }: Candidate, rival: Ranked, opinion: Opinion): Decision {
  if (rival.intent !== outOfScope) {
    return askBack(rival, intent === outOfScope ? [] : [intent], opinion.ranked)
  }
  return askBack({ intent, score: scoreOf(opinion, intent) }, [], opinion.ranked)
}

function byOpinion(heard: Heard): Topic {
  const { model, read, opinion } = heard
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
      ? secondByClause(heard, decision.intent, [])
      : null
  return { ...decision, second, why }
}

/** Problems that rules found in clauses other than the deciding one. */
const otherProblems = (model: Model, best: Candidate, candidates: readonly Candidate[]): readonly string[] =>
  candidates
    .filter(({ intent }) => intent !== best.intent && isProblem(model, intent))
    .filter(({ clauses }) => !clauses.some(clause => best.clauses.includes(clause)))
    .map(({ intent }) => intent)

/** Another problem with a clause of its own, where the classifier is sure of it. */
function secondByClause(heard: Heard, first: string, taken: readonly number[]): string | null {
  const { model, read } = heard
  if (read.clauses.length < 2) return null
  for (const [clause, tokens] of read.clauses.entries()) {
    if (taken.includes(clause) || tokens.length < 3) continue
    const [best] = opinionOnClause(heard, clause).ranked
    if (best && best.intent !== first && best.score >= secondTrust && isProblem(model, best.intent)) {
      return best.intent
    }
  }
  return null
}

const isProblem = (model: Model, intent: string): boolean => model.kinds.get(intent) === 'problem'
