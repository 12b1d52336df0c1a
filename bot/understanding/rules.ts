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

/** A rule that fired: in which clauses, and by which terms. */
interface RuleHit {
  readonly rule: Rule
  /** The clauses with its atoms, first to last. */
  readonly clauses: readonly number[]
  readonly terms: readonly string[]
  /** Its terms were written out, or matched by sound over enough syllables to rule out chance. */
  readonly sure: boolean
}

/**
 * Reads a rule of the content; throws on an unknown polarity, which the content check should have refused.
 */
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

/** Rules by the concepts they require: most messages name few. */
export interface RuleIndex {
  /** Rules for whole messages. */
  readonly wholes: readonly Rule[]
  /** Rules for parts of messages. */
  readonly rules: readonly Rule[]
  /** Concept → the members of `all` that it may meet, with their rules. */
  readonly byConcept: ReadonlyMap<string, readonly Asking[]>
}

interface Asking {
  /** Index of the rule. */
  readonly rule: number
  /** One bit for each member of its `all`. */
  readonly member: number
}

/** Prepares rules for being tried on messages. */
export function indexRules(all: readonly Rule[]): RuleIndex {
  const rules = all.filter(({ whole }) => whole === null)
  const byConcept = new Map<string, Asking[]>()
  for (const [rule, { all: needed }] of rules.entries()) {
    for (const [at, atoms] of needed.entries()) {
      for (const concept of new Set(atoms.map(atom => atom.concept))) {
        byConcept.set(concept, [...(byConcept.get(concept) ?? []), { rule, member: 1 << at }])
      }
    }
  }
  return { wholes: all.filter(({ whole }) => whole !== null), rules, byConcept }
}

/** Every rule that fires on a message, given the terms found in each of its clauses. */
export function fireRules(
  { rules, byConcept }: RuleIndex,
  clauses: readonly (readonly Occurrence[])[],
): readonly RuleHit[] {
  const hits: RuleHit[] = []
  const named: number[] = rules.map(() => 0)
  for (const occurrences of clauses) {
    for (const { concept } of occurrences) {
      for (const { rule, member } of byConcept.get(concept) ?? []) named[rule] = (named[rule] ?? 0) | member
    }
  }
  for (const [place, rule] of rules.entries()) {
    if (named[place] !== (1 << rule.all.length) - 1) continue
    // A rule for whole messages is tried once, any other rule on each clause.
    const reach = rule.within === 'message' ? clauses.length : 1
    for (let from = 0; from + reach <= clauses.length; from++) {
      const hit = tryRule(rule, clauses, from, from + reach)
      if (hit) hits.push(hit)
    }
  }
  return hits
}

interface Met {
  readonly occurrence: Occurrence
  readonly clause: number
}

/** Tries a rule on a range of clauses. */
function tryRule(
  rule: Rule,
  clauses: readonly (readonly Occurrence[])[],
  from: number,
  to: number,
): RuleHit | undefined {
  const met: Met[] = []
  for (const atoms of rule.all) {
    const one = meet(atoms, clauses, from, to, isCertain) ?? meet(atoms, clauses, from, to, isAny)
    if (!one) return undefined
    met.push(one)
  }
  if (rule.not.some(atoms => meet(atoms, clauses, from, to, isTelling))) return undefined
  const occurrences = met.map(({ occurrence }) => occurrence)
  if (!occurrences.some(isTelling)) return undefined
  return {
    rule,
    clauses: [...new Set(met.map(({ clause }) => clause))].sort((left, right) => left - right),
    terms: occurrences.map(({ term }) => term),
    sure: isSure(occurrences),
  }
}

/** The first sufficiently clear term that meets one of the atoms. */
function meet(
  atoms: readonly Atom[],
  clauses: readonly (readonly Occurrence[])[],
  from: number,
  to: number,
  enough: (occurrence: Occurrence) => boolean,
): Met | undefined {
  for (let clause = from; clause < to; clause++) {
    for (const occurrence of clauses[clause] ?? []) {
      if (enough(occurrence) && atoms.some(atom => matches(atom, occurrence))) return { occurrence, clause }
    }
  }
  return undefined
}

const isAny = (): boolean => true
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
 * Terms that match by sound alone may mislead: each must be written out, or typed, or match over three
 * syllables; where all are typed they need four syllables together.
 */
function isSure(met: readonly Occurrence[]): boolean {
  const clear = ({ certainty, start, end }: Occurrence) => certainty === 'exact' || end - start >= 3
  if (met.some(clear)) return met.every(one => clear(one) || one.certainty === 'typed')
  const typed = met.filter(({ certainty }) => certainty === 'typed')
  return typed.reduce((syllables, { start, end }) => syllables + end - start, 0) >= 4
}
