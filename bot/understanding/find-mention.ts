import type { Awaiting } from '../dialog/understanding.ts'
import type { Answers } from './answers.ts'
import type { Heard } from './hear-answer.ts'

/** A wording of a choice that was found among other words. */
interface Mention {
  readonly choice: string
  /** All wordings found, folded, the longest first. */
  readonly wordings: readonly string[]
  /** The share of the message that the longest makes up, 0–1. */
  readonly share: number
}

/** How many letters may separate two letters of a wording: 多出来一笔 contains 多一笔. */
const widestGap = 2
const leastToPart = 3
/** After a verb: it was done before. */
const experienced = '过'

/**
 * The choice whose wording, or a part of it between commas, occurs among other words; the longest one wins. A
 * wording that is negated does not count (没打出来 contains 打出来), and two of equal length cancel each other.
 */
export function findMention(
  { readWording, negation }: Answers,
  { folded: said, letters, tone }: Pick<Heard, 'folded' | 'letters' | 'tone'>,
  { choices }: Awaiting,
): Mention | null {
  const found = choices.flatMap(({ id, label, also, means }) => {
    const good = means.includes('affirm') || means.includes('done')
    const spoilt = good && (tone === 'failure' || tone === 'deny')
    return [label, ...also].flatMap(each =>
      readWording(each).parts.flatMap(({ wording, asIs, turned }) => {
        // 打出来了 among words that tell of a failure is no success; 结算过 stays true whatever came of it.
        if (
          (spoilt && !turned && !wording.includes(experienced)) ||
          !standsIn(asIs ? letters : said, wording, negation)
        )
          return []
        return [{ choice: id, wording }]
      }),
    )
  })
  const longest = Math.max(0, ...found.map(({ wording }) => wording.length))
  const best = found.filter(({ wording }) => wording.length === longest)
  const [first] = best
  if (!first || best.some(({ choice }) => choice !== first.choice)) return null
  const wordings = found.filter(({ choice }) => choice === first.choice).map(({ wording }) => wording)
  return { choice: first.choice, wordings, share: longest / Math.max(said.length, 1) }
}

/** Whether the letters of a wording occur in order, with small gaps that hold no negation. */
function standsIn(said: string, wording: string, negation: ReadonlySet<string>): boolean {
  const turns = (letter: string | undefined) => letter !== undefined && negation.has(letter)
  const negated = turns(wording[0])
  for (
    let start = said.indexOf(wording[0] ?? '');
    start >= 0;
    start = said.indexOf(wording[0] ?? '', start + 1)
  ) {
    if (!negated && (turns(said[start - 1]) || turns(said[start - 2]))) continue
    if (said.startsWith(wording, start)) return true
    if (wording.length >= leastToPart && followsWithGaps(said, wording, start, turns)) return true
  }
  return false
}

function followsWithGaps(
  said: string,
  wording: string,
  start: number,
  turns: (letter: string | undefined) => boolean,
): boolean {
  let at = start
  let gaps = 0
  for (let next = 1; next < wording.length; next++) {
    let step = at + 1
    // 没解决问题 does not contain 没问题.
    if (turns(wording[next - 1]) && said[step] !== wording[next]) return false
    while (said[step] !== wording[next]) {
      if (step >= said.length || step - at > widestGap || turns(said[step])) return false
      step++
    }
    gaps += step - at - 1
    at = step
  }
  return gaps <= widestGap + 1
}
