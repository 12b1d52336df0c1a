import { matchScreenText } from './match-screen-text.ts'
import { type Model, outOfScope } from './model.ts'
import { type Opinion, scoreOf } from './opinion.ts'
import type { Read } from './reading.ts'
import { fireRules } from './rules.ts'
import { matchWhole } from './whole-match.ts'

/** An intent for which a rule or a screen text speaks. */
export interface Candidate {
  readonly intent: string
  readonly by: 'rule' | 'screen-text'
  readonly name: string
  readonly terms: readonly string[]
  /** The clauses on which it is based. */
  readonly clauses: readonly number[]
  readonly weight: number
  /** A whole message, an exact screen text or a code: the classifier cannot outweigh it. */
  readonly firm: boolean
}

/** A message that is exactly one known answer need not be weighed against rules for parts of it. */
const wholeBonus = 1
const screenWeight = 1
const codeWeight = 0.95

/** A rule based on few syllables of similar sound needs at least this score from the classifier. */
const leastAgreement = 0.25

/** All rules, screen texts and response codes that speak for an intent. */
export function findCandidates(
  model: Model,
  read: Read,
  codes: readonly string[],
  opinion: Opinion,
): readonly Candidate[] {
  return [
    ...wholeMessage(model, read),
    ...byRules(model, read, opinion),
    ...byScreenText(model, read),
    ...byCode(codes),
  ]
}

function wholeMessage({ wholes, rules, reading }: Model, { text, clauses }: Read): readonly Candidate[] {
  const concepts = matchWhole(wholes, text, reading.tokensOf)
  if (concepts.length === 0) return []
  return rules.wholes.flatMap(({ whole, intent, name, weight }): Candidate[] => {
    if (whole === null || !concepts.includes(whole)) return []
    const everywhere = clauses.map((_, index) => index)
    return [
      {
        intent,
        by: 'rule',
        name,
        terms: [text],
        clauses: everywhere,
        weight: weight + wholeBonus,
        firm: true,
      },
    ]
  })
}

const byRules = ({ rules }: Model, { occurrences }: Read, opinion: Opinion): readonly Candidate[] =>
  fireRules(rules, occurrences)
    .filter(
      ({ sure, rule }) =>
        (sure && rule.intent !== outOfScope) || scoreOf(opinion, rule.intent) >= leastAgreement,
    )
    .map(({ rule, clauses, terms }) => ({
      intent: rule.intent,
      by: 'rule',
      name: rule.name,
      terms,
      clauses,
      weight: rule.weight,
      firm: false,
    }))

const byScreenText = ({ screenTexts }: Model, { clauses }: Read): readonly Candidate[] =>
  clauses.flatMap((tokens, index): Candidate[] => {
    const hit = matchScreenText(screenTexts, tokens)
    if (!hit) return []
    const { intent, text } = hit.pattern
    return [
      {
        intent,
        by: 'screen-text',
        name: text,
        terms: [text],
        clauses: [index],
        weight: screenWeight,
        firm: hit.errors === 0,
      },
    ]
  })

const byCode = (codes: readonly string[]): readonly Candidate[] =>
  codes.slice(0, 1).map(code => ({
    intent: 'response-code',
    by: 'rule',
    name: 'a known code',
    terms: [code],
    clauses: [],
    weight: codeWeight,
    firm: true,
  }))
