import type { UnderstandingContent } from '../understanding/content.ts'
import { readingOf } from '../understanding/reading.ts'
import { type IntentSource, linesOf } from './compile-understanding.ts'
import { type Place, type Problem, problem } from './problem.ts'

/** An intent is thin below this share of the median number of utterances of its kind. */
const thinShare = 0.6
/** The share of common character pairs from which two lines say the same. */
const alike = 0.8

/** Warns of intents thinner than their neighbours, and of near-duplicates across intents. */
export function checkUtterances(
  sources: readonly IntentSource[],
  understanding: UnderstandingContent,
): readonly Problem[] {
  return [...thinIntents(sources), ...nearDuplicates(sources, understanding)]
}

/** The place of an intent's utterance in its file. */
export function utterancePlace({ intent, source }: IntentSource, utterance: string): Place {
  const { file, line } = source.place(['utterances'])
  const data = source.data
  const block =
    typeof data === 'object' && data !== null && 'utterances' in data ? String(data.utterances) : ''
  const at =
    linesOf(block).find(({ text }) => text === utterance)?.line ?? intent.utterances.indexOf(utterance)
  // The block's text starts on the line after its key.
  return { file, line: line + 1 + at, column: 3 }
}

function thinIntents(sources: readonly IntentSource[]): readonly Problem[] {
  return sources.flatMap(({ intent, source }) => {
    const counts = sources
      .filter(other => other.intent.kind === intent.kind)
      .map(other => other.intent.utterances.length)
      .sort((left, right) => left - right)
    const usual = counts[Math.floor(counts.length / 2)] ?? 0
    const count = intent.utterances.length
    if (count >= usual * thinShare) return []
    const values = { id: intent.id, count: String(count), usual: String(usual) }
    return [problem('thin-intent', source.place(['utterances']), values, 'warning')]
  })
}

interface Line {
  readonly intent: IntentSource
  readonly text: string
  readonly pairs: ReadonlySet<string>
}

function nearDuplicates(
  sources: readonly IntentSource[],
  { lexicon }: UnderstandingContent,
): readonly Problem[] {
  const { normalizeText } = readingOf(lexicon, new Set())
  const lines = sources.flatMap(intent =>
    intent.intent.utterances.map((text): Line => ({ intent, text, pairs: pairsOf(normalizeText(text)) })),
  )
  const byPair = new Map<string, Line[]>()
  const found: Problem[] = []
  for (const line of lines) {
    const twin = mostAlike(line, byPair)
    if (twin && twin.intent !== line.intent) {
      const values = { other: twin.text, id: twin.intent.intent.id }
      found.push(problem('near-duplicate', utterancePlace(line.intent, line.text), values, 'warning'))
    }
    for (const pair of line.pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), line])
  }
  return found
}

/** The earlier line that shares the most pairs, if it shares nearly all of them. */
function mostAlike(line: Line, byPair: ReadonlyMap<string, readonly Line[]>): Line | undefined {
  const shared = new Map<Line, number>()
  for (const pair of line.pairs) {
    for (const other of byPair.get(pair) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  let best: Line | undefined
  let bestShare = alike
  for (const [other, count] of shared) {
    const share = count / (line.pairs.size + other.pairs.size - count)
    if (share >= bestShare) {
      best = other
      bestShare = share
    }
  }
  return best
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = ['^', ...text.replace(/[^\p{L}\p{N}]/gu, ''), '$']
  return new Set(characters.slice(1).map((one, at) => `${characters[at]}${one}`))
}
