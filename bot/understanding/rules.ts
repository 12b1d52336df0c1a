import { isTelling, type Occurrence } from './concepts.ts'
import type { RuleContent } from './content.ts'

interface Atom {
  readonly concept: string
  readonly polarity: 'plain' | 'not' | 'done' | 'any'
}

/** A rule of an intent, ready to be tried. Each member of `all` and `not` is a set of alternatives. */
export interface Rule {
  readonly intent: string
  readonly name: string
  readonly all: readonly (readonly Atom[])[]
  readonly not: readonly (readonly Atom[])[]
  readonly whole: string | null
  readonly within: 'clause' | 'message'
  readonly weight: number
}

/** A rule that fired: in which clause first, and by which terms. */
export interface RuleHit {
  readonly rule: Rule
  /** Clauses that its atoms stand in, first to last. */
  readonly clauses: readonly number[]
  readonly terms: readonly string[]
  /** Its terms were written out, or heard in so many syllables that chance is ruled out. */
  readonly sure: boolean
}

/** Reads a rule of the content; an unknown polarity throws, since the content check has refused it before. */
export function readRule(intent: string, content: RuleContent): Rule {
  return {
    intent,
    name: content.name,
    all: (content.all ?? []).map(readAtoms),
    not: (content.not ?? []).map(readAtoms),
    whole: content.whole ?? null,
    within: content.within ?? 'clause',
    weight: content.weight ?? 1,
  }
}

/** `a|b:done` → its alternatives. */
export function readAtoms(text: string): readonly Atom[] {
  return text.split('|').map(part => {
    const [concept = '', polarity = 'plain'] = part.split(':')
    if (polarity !== 'plain' && polarity !== 'not' && polarity !== 'done' && polarity !== 'any') {
      throw new Error(`A rule asks for the polarity "${polarity}"; write not, done or any, or leave it out.`)
    }
    return { concept, polarity }
  })
}

/** Every rule that fires on a message, given the terms met in each of its clauses. */
export function fireRules(
  rules: readonly Rule[],
  clauses: readonly (readonly Occurrence[])[],
): readonly RuleHit[] {
  const concepts = new Set(clauses.flatMap(occurrences => occurrences.map(({ concept }) => concept)))
  const hits: RuleHit[] = []
  for (const rule of rules) {
    if (rule.whole !== null || !rule.all.every(atoms => atoms.some(({ concept }) => concepts.has(concept))))
      continue
    const everywhere = clauses.map((_, index) => index)
    if (rule.within === 'message') {
      const hit = tryRule(rule, clauses, everywhere)
      if (hit) hits.push(hit)
      continue
    }
    for (const index of everywhere) {
      const hit = tryRule(rule, clauses, [index])
      if (hit) hits.push(hit)
    }
  }
  return hits
}

function tryRule(
  rule: Rule,
  clauses: readonly (readonly Occurrence[])[],
  where: readonly number[],
): RuleHit | undefined {
  const met: { readonly occurrence: Occurrence; readonly clause: number }[] = []
  const inReach = where.flatMap(clause => (clauses[clause] ?? []).map(occurrence => ({ occurrence, clause })))
  const meets = (atoms: readonly Atom[], enough: (occurrence: Occurrence) => boolean) =>
    inReach.find(({ occurrence }) => enough(occurrence) && atoms.some(atom => matches(atom, occurrence)))
  for (const atoms of rule.all) {
    const one = meets(atoms, isCertain) ?? meets(atoms, () => true)
    if (!one) return undefined
    met.push(one)
  }
  if (rule.not.some(atoms => meets(atoms, isTelling))) return undefined
  const occurrences = met.map(({ occurrence }) => occurrence)
  if (!occurrences.some(isTelling)) return undefined
  return {
    rule,
    clauses: [...new Set(met.map(({ clause }) => clause))].sort((left, right) => left - right),
    terms: occurrences.map(({ term }) => term),
    sure: isSure(occurrences),
  }
}

const isCertain = ({ certainty }: Occurrence): boolean => certainty !== 'sound'

function matches(atom: Atom, { concept, polarity }: Occurrence): boolean {
  if (atom.concept !== concept) return false
  switch (atom.polarity) {
    case 'any':
      return true
    case 'plain':
      return polarity !== 'not'
    case 'not':
    case 'done':
      return polarity === atom.polarity
  }
}

/**
 * Terms that are only heard may mislead: one written term makes a rule sure, or a heard one of three syllables, or typed
 * ones of four together.
 */
function isSure(met: readonly Occurrence[]): boolean {
  if (met.some(({ certainty, start, end }) => certainty === 'exact' || end - start >= 3)) return true
  const typed = met.filter(({ certainty }) => certainty === 'typed')
  return typed.reduce((syllables, { start, end }) => syllables + end - start, 0) >= 4
}
