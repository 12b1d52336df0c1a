import { type Model, outOfScope } from './model.ts'
import { understand } from './understand.ts'

/** A labelled line of an evaluation set. */
export interface Labelled {
  readonly text: string
  readonly intent: string
  /** The id of a second problem in the same message. */
  readonly second?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** The results for a set of lines; shares are of `lines`. */
export interface Tally {
  readonly lines: number
  /** Answered with the right intent, or rightly turned away. */
  readonly right: number
  /** Answered with a wrong intent: the worst that can happen. */
  readonly wrong: number
  /** A clarifying question with the right intent among its options. */
  readonly offered: number
  /** A clarifying question without the right intent. */
  readonly missed: number
  /** Turned away although it was in scope. */
  readonly turnedAway: number
}

export interface Evaluation {
  readonly all: Tally
  /** The lines with an intent of this desk, and those without one. */
  readonly inScope: Tally
  readonly outOfScope: Tally
  readonly byIntent: Readonly<Record<string, Tally>>
  readonly byTag: Readonly<Record<string, Tally>>
  /** Lines with two problems, and how many of them had both recognised. */
  readonly twoProblems: { readonly lines: number; readonly both: number }
}

type Outcome = Exclude<keyof Tally, 'lines'>

/** Understands every line and counts the outcomes. */
export function evaluate(model: Model, lines: readonly Labelled[]): Evaluation {
  const outcomes = lines.map(line => {
    const understood = understand(model, line.text, null)
    const both =
      line.second !== undefined &&
      [understood.intent, understood.second].includes(line.intent) &&
      [understood.intent, understood.second].includes(line.second)
    return { line, outcome: outcomeOf(line.intent, understood), both }
  })
  const tallyOf = (wanted: (line: Labelled) => boolean): Tally =>
    tally(outcomes.filter(({ line }) => wanted(line)).map(({ outcome }) => outcome))
  const intents = [...new Set(lines.map(({ intent }) => intent))].sort()
  const tags = [...new Set(lines.flatMap(line => line.tags ?? []))].sort()
  const doubles = outcomes.filter(({ line }) => line.second !== undefined)
  return {
    all: tallyOf(() => true),
    inScope: tallyOf(({ intent }) => intent !== outOfScope),
    outOfScope: tallyOf(({ intent }) => intent === outOfScope),
    byIntent: Object.fromEntries(intents.map(id => [id, tallyOf(({ intent }) => intent === id)])),
    byTag: Object.fromEntries(tags.map(tag => [tag, tallyOf(line => line.tags?.includes(tag) ?? false)])),
    twoProblems: { lines: doubles.length, both: doubles.filter(({ both }) => both).length },
  }
}

/** The outcome for one line. */
export function outcomeOf(
  intent: string,
  understood: {
    readonly decision: string
    readonly intent: string | null
    readonly options: readonly string[]
  },
): Outcome {
  switch (understood.decision) {
    case 'answer':
      return understood.intent === intent ? 'right' : 'wrong'
    case 'clarify':
      return understood.options.includes(intent) ? 'offered' : 'missed'
    default:
      return intent === outOfScope ? 'right' : 'turnedAway'
  }
}

function tally(outcomes: readonly Outcome[]): Tally {
  const count = (wanted: Outcome): number => outcomes.filter(outcome => outcome === wanted).length
  return {
    lines: outcomes.length,
    right: count('right'),
    wrong: count('wrong'),
    offered: count('offered'),
    missed: count('missed'),
    turnedAway: count('turnedAway'),
  }
}
