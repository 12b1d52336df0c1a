/** Characters that are narrower or broader than most; widths are those of the widest sans-serif face that pages use. */
const narrow = new Set("ijltfrI.,:;'|!()[]{}/ ")
const broad = new Set('mwMW@%&')

/** The width of a line of text, in the unit of `size`: Chinese characters and full-width marks take one em each. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const character of text) em += advance(character)
  return em * size
}

function advance(character: string): number {
  if (isFullWidth(character)) return 1
  if (narrow.has(character)) return 0.34
  if (broad.has(character)) return 0.95
  return /[A-Z]/.test(character) ? 0.7 : 0.6
}

const isFullWidth = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2000

/** Marks that may not begin a line, and those that may not end one. */
const closing = new Set('。，、！？；：」』）》…—·,.!?;:)')
const opening = new Set('「『（《(')

/**
 * Breaks a text into as few lines as fit into `width`, of nearly the same length and where a reader would pause, and no
 * more than `most`: what is left over is cut with an ellipsis. Words in Latin letters stay whole; punctuation stays with
 * what it belongs to.
 */
export function wrapText(text: string, size: number, width: number, most: number): string[] {
  const parts = unbreakable(text)
  const lines = fill(parts, size, width)
  if (lines.length > most) return cut(lines, size, width, most)
  return lines.length === 1 ? lines : balance(parts, size, width, lines.length)
}

/** As many parts in each line as fit. */
function fill(parts: readonly string[], size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && textWidth(line + part.trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return [...lines, line.trimEnd()]
}

interface Broken {
  readonly cost: number
  readonly lines: readonly string[]
}

/** What a break in the middle of a phrase costs, against the square of the share by which a line is too long or short. */
const BREATHLESS = 0.12

/** The cheapest of all ways to break the parts into `count` lines that fit. */
function balance(parts: readonly string[], size: number, width: number, count: number): string[] {
  const even = textWidth(parts.join(''), size) / count
  let best: (Broken | null)[] = [{ cost: 0, lines: [] }, ...parts.map(() => null)]
  for (let line = 1; line <= count; line++) {
    best = [null, ...parts.map((_, last) => cheapest(last + 1))]
  }
  return [...(best[parts.length]?.lines ?? fill(parts, size, width))]

  function cheapest(end: number): Broken | null {
    let found: Broken | null = null
    for (let begin = end - 1; begin >= 0; begin--) {
      const words = parts.slice(begin, end).join('').trimEnd()
      const long = textWidth(words, size)
      // One part alone may be wider than the line.
      if (long > width && end - begin > 1) break
      const before = best[begin]
      if (!before) continue
      const pause = end === parts.length || /[。，、！？；：]$/.test(words)
      const cost = before.cost + ((long - even) / width) ** 2 + (pause ? 0 : BREATHLESS)
      if (!found || cost < found.cost) found = { cost, lines: [...before.lines, words] }
    }
    return found
  }
}

function cut(lines: readonly string[], size: number, width: number, most: number): string[] {
  let last = lines[most - 1] ?? ''
  while (last !== '' && textWidth(`${last}…`, size) > width) last = last.slice(0, -1)
  return [...lines.slice(0, most - 1), `${last.replace(/[。，、！？；：]$/, '')}…`]
}

/** Pieces that a line break never divides. */
function unbreakable(text: string): string[] {
  const parts: string[] = []
  let held = ''
  for (const word of text.match(/[\w.:/-]+ ?|[^\w]/gu) ?? []) {
    const last = parts.at(-1)
    if (opening.has(word)) held += word
    else if (closing.has(word) && held === '' && last !== undefined) parts[parts.length - 1] = last + word
    else {
      parts.push(held + word)
      held = ''
    }
  }
  return held === '' ? parts : [...parts, held]
}
