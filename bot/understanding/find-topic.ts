import type { Why } from '../dialog/understanding.ts'
import { type Classification, classify, strongestTerms } from './classifier.ts'
import type { Occurrence } from './concepts.ts'
import { featuresOf } from './features.ts'
import { matchScreenText } from './match-screen-text.ts'
import { type Model, outOfScope } from './model.ts'
import { fireRules } from './rules.ts'
import type { Token } from './tokens.ts'
import { matchWhole } from './whole-match.ts'

/** A message cut up: its clauses as tokens and the terms met in each. */
export interface Read {
  readonly text: string
  readonly clauses: readonly (readonly Token[])[]
  readonly occurrences: readonly (readonly Occurrence[])[]
}

/** What a message is about. */
export interface Topic {
  readonly decision: 'answer' | 'clarify' | 'out-of-scope'
  readonly intent: string | null
  readonly score: number
  readonly options: readonly string[]
  readonly second: string | null
  readonly why: Why
}

interface Candidate {
  readonly intent: string
  readonly by: 'rule' | 'screen-text'
  readonly name: string
  readonly terms: readonly string[]
  readonly clauses: readonly number[]
  readonly weight: number
}

interface Ranked {
  readonly intent: string
  readonly score: number
}

/** A rule is right nearly always; the classifier's opinion moves its score a little. */
const ruleTrust = 0.88
/** A clause of its own names a second problem only when the classifier is this sure. */
const secondTrust = 0.8
const optionCount = 3
/** An option that is less likely than this is not worth offering. */
const leastOption = 0.04

/** Rules and screen texts decide first, then the classifier with its thresholds. */
export function findTopic(model: Model, read: Read): Topic {
  const opinion = opinionOn(model, read)
  const candidates = findCandidates(model, read).toSorted(
    (left, right) =>
      right.weight - left.weight ||
      Number(isProblem(model, right.intent)) - Number(isProblem(model, left.intent)) ||
      (left.clauses[0] ?? 0) - (right.clauses[0] ?? 0) ||
      opinion.of(right.intent) - opinion.of(left.intent),
  )
  const best = candidates[0]
  return best ? byCandidate(model, read, opinion, best, candidates) : byOpinion(model, read, opinion)
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
  const score = ruleTrust + (1 - ruleTrust) * opinion.of(best.intent)
  if (best.intent === outOfScope) {
    return { decision: 'out-of-scope', intent: outOfScope, score, options: [], second: null, why }
  }
  const second = secondProblem(model, read, best.intent, best.clauses, candidates)
  return { decision: 'answer', intent: best.intent, score, options: [], second, why }
}

function byOpinion(model: Model, read: Read, opinion: Opinion): Topic {
  const { thresholds } = model
  const [best, next] = opinion.ranked
  if (!best || opinion.features.length === 0) {
    const why: Why = { by: 'nothing', terms: [], thresholds }
    return { decision: 'out-of-scope', intent: outOfScope, score: 0, options: [], second: null, why }
  }
  const why: Why = {
    by: 'classifier',
    terms: strongestTerms(model.classifier, opinion.features, best.intent),
    ...(next ? { runnerUp: next } : {}),
    thresholds,
  }
  const offered = opinion.ranked
    .filter(({ intent, score }) => intent !== outOfScope && score >= leastOption)
    .slice(0, optionCount)
    .map(({ intent }) => intent)
  const inScope = opinion.ranked.find(({ intent }) => intent !== outOfScope)
  if (best.intent === outOfScope ? best.score >= thresholds.scope : best.score < thresholds.scope) {
    return { decision: 'out-of-scope', intent: outOfScope, score: best.score, options: [], second: null, why }
  }
  const lead = best.score - (next?.score ?? 0)
  if (best.intent !== outOfScope && best.score >= thresholds.answer && lead >= thresholds.margin) {
    const second = secondProblem(model, read, best.intent, [], [])
    return { decision: 'answer', intent: best.intent, score: best.score, options: [], second, why }
  }
  return {
    decision: 'clarify',
    intent: inScope?.intent ?? null,
    score: inScope?.score ?? 0,
    options: offered,
    second: null,
    why,
  }
}

/** What the classifier makes of the whole message. */
interface Opinion {
  readonly features: readonly string[]
  /** Best first. */
  readonly ranked: readonly Ranked[]
  readonly of: (intent: string) => number
}

function opinionOn(model: Model, read: Read): Opinion {
  const features = featuresOf(read.clauses.flat())
  const ranked = rank(model, classify(model.classifier, features))
  const scores = new Map(ranked.map(({ intent, score }) => [intent, score]))
  return { features, ranked, of: intent => scores.get(intent) ?? 0 }
}

function rank(model: Model, { probabilities, known }: Classification): readonly Ranked[] {
  const trust = Math.sqrt(known)
  return model.classifier.labels
    .map((intent, index) => ({ intent, score: (probabilities[index] ?? 0) * trust }))
    .sort((left, right) => right.score - left.score)
}

function findCandidates(model: Model, { text, clauses, occurrences }: Read): readonly Candidate[] {
  const found: Candidate[] = []
  const wholes = matchWhole(model.wholes, text, model.tokensOf)
  for (const rule of model.rules) {
    if (rule.whole !== null && wholes.includes(rule.whole)) {
      const { intent, name, weight } = rule
      found.push({
        intent,
        by: 'rule',
        name,
        terms: [text],
        clauses: clauses.map((_, index) => index),
        weight: weight + 1,
      })
    }
  }
  for (const { rule, clauses: where, terms } of fireRules(model.rules, occurrences)) {
    found.push({
      intent: rule.intent,
      by: 'rule',
      name: rule.name,
      terms,
      clauses: where,
      weight: rule.weight,
    })
  }
  clauses.forEach((tokens, index) => {
    const hit = matchScreenText(model.screenTexts, tokens)
    if (!hit) return
    const { intent, text: name } = hit.pattern
    found.push({ intent, by: 'screen-text', name, terms: [name], clauses: [index], weight: 1 })
  })
  return found
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
  for (const [index, tokens] of read.clauses.entries()) {
    if (taken.includes(index) || tokens.length < 3) continue
    const [best] = rank(model, classify(model.classifier, featuresOf(tokens)))
    if (best && best.intent !== first && best.score >= secondTrust && isProblem(model, best.intent))
      return best.intent
  }
  return null
}

const isProblem = (model: Model, intent: string): boolean => model.kinds.get(intent) === 'problem'
