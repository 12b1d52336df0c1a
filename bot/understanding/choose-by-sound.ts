import type { ChoiceMatch } from './choice-match.ts'
import type { Wording } from './match-plainly.ts'
import { gramsOf, type Reading, soundsOf } from './reading.ts'

/** Least similarity of sounds (0–1) and least lead over the next choice. */
const likeness = 0.6
const lead = 0.15

/** The choice whose wording sounds most similar to the message. */
export function bySound(
  { tokensOf }: Pick<Reading, 'tokensOf'>,
  said: string,
  wordings: readonly Wording[],
): ChoiceMatch | null {
  const sounds = soundsOf(tokensOf(said))
  const longest = wordings.reduce((most, { said: theirs }) => Math.max(most, theirs.grams.size), 0)
  // A message with this many different sounds and pairs cannot resemble any wording.
  if (sounds.length < 2 || likenessOf(longest, leastGrams(sounds), longest) < likeness) return null
  const heard = gramsOf(sounds)
  const best = new Map<string, number>()
  for (const { choice, said: theirs } of wordings) {
    best.set(choice, Math.max(best.get(choice) ?? 0, alike(heard, theirs.grams)))
  }
  const [first, second] = [...best].sort((left, right) => right[1] - left[1])
  if (!first || first[1] < likeness || first[1] - (second?.[1] ?? 0) < lead) return null
  return { choice: first[0], rule: 'sounds like the label', trust: 'hint' }
}

/** Dice similarity of two rows of syllables, counting single syllables and pairs. */
function alike(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  let shared = 0
  for (const gram of theirs) if (mine.has(gram)) shared++
  return likenessOf(shared, mine.size, theirs.size)
}

const likenessOf = (shared: number, mine: number, theirs: number): number => (2 * shared) / (mine + theirs)

/**
 * The fewest grams that these sounds can have: each different sound is one, and each but one begins a pair of
 * its own.
 */
function leastGrams(sounds: readonly string[]): number {
  let different = 0
  for (const [at, sound] of sounds.entries()) if (sounds.indexOf(sound) === at) different++
  return 2 * different - 1
}
