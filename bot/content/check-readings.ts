import { buildModel, readingFor } from '../understanding/build-model.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import { findCandidates } from '../understanding/find-candidates.ts'
import { holdOut } from '../understanding/hold-out.ts'
import type { Model } from '../understanding/model.ts'
import { opinionOn } from '../understanding/opinion.ts'
import type { Read, Reading } from '../understanding/reading.ts'
import { quickTraining } from '../understanding/train.ts'
import { understand } from '../understanding/understand.ts'
import { utterancePlace } from './check-utterances.ts'
import type { IntentSource } from './compile-understanding.ts'
import { type Problem, problem } from './problem.ts'

const folds = 5
/** The score from which a misreading is reported: the doubtful ones are many and teach little. */
const confident = 0.75

/** Warns of utterances that the rest of the content would misread, and of rules that never decide. */
export function checkReadings(
  sources: readonly IntentSource[],
  understanding: UnderstandingContent,
  modelOf: (data: UnderstandingContent) => Model = buildModel,
): readonly Problem[] {
  return [...misreadings(sources, understanding), ...shadowedRules(sources, modelOf(understanding))]
}

function misreadings(
  sources: readonly IntentSource[],
  understanding: UnderstandingContent,
): readonly Problem[] {
  const byId = new Map(sources.map(source => [source.intent.id, source]))
  const reading = readOnce(readingFor(understanding))
  return Array.from({ length: folds }, (_, fold) => fold).flatMap(fold => {
    const { rest, held } = holdOut(understanding, fold, folds)
    const model = buildModel(rest, quickTraining, reading)
    return held.flatMap(({ text, intent }) => {
      const read = understand(model, text, null)
      const source = byId.get(intent)
      if (!source || read.intent === intent || read.decision === 'clarify' || read.score < confident)
        return []
      const why = read.why.rule === undefined ? `sure to ${read.score.toFixed(2)}` : `rule "${read.why.rule}"`
      const values = { id: read.intent ?? '', why }
      return [problem('misread-utterance', utterancePlace(source, text), values, 'warning')]
    })
  })
}

/** Reads each utterance once: most of them are in the training set of every fold. */
function readOnce(reading: Reading): Reading {
  const known = new Map<string, Read>()
  return {
    ...reading,
    read: message => {
      const read = known.get(message) ?? reading.read(message)
      known.set(message, read)
      return read
    },
  }
}

interface Standing {
  wins: number
  losses: number
  winner: { readonly intent: string; readonly name: string } | null
}

/** Rules that fire on utterances of their own intent, but lose each time to a heavier one of another intent. */
function shadowedRules(sources: readonly IntentSource[], model: Model): readonly Problem[] {
  return sources.flatMap(({ intent, source }) => {
    const standings = new Map<string, Standing>(
      intent.rules.map(({ name }) => [name, { wins: 0, losses: 0, winner: null }]),
    )
    for (const utterance of intent.utterances) {
      const read = model.reading.read(utterance)
      const candidates = findCandidates(model, read, [], opinionOn(model, read))
      const heaviest = candidates.toSorted((left, right) => right.weight - left.weight)[0]
      for (const one of candidates) {
        const standing = one.intent === intent.id ? standings.get(one.name) : undefined
        if (!standing || !heaviest) continue
        if (heaviest.intent === intent.id) standing.wins++
        else {
          standing.losses++
          standing.winner = heaviest
        }
      }
    }
    return intent.rules.flatMap(({ name }, index) => {
      const standing = standings.get(name)
      if (!standing?.winner || standing.wins > 0) return []
      const values = { name, other: standing.winner.name, id: standing.winner.intent }
      return [problem('shadowed-rule', source.place(['rules', index]), values, 'warning')]
    })
  })
}
