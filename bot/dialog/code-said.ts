import type { DialogContent } from './content.ts'

/** A quote counts only if it has this many characters and is this share of a part of the screen text. */
const minQuote = 3
const minShare = 0.6

/** The answer code whose screen text the message quotes, best quote first; null when it quotes none. */
export function codeSaid(codes: DialogContent['codes'], message: string): string | null {
  let best: { code: string; length: number } | null = null
  for (const [code, { text }] of Object.entries(codes)) {
    for (const piece of text.split(/[，,]/)) {
      const least = Math.max(minQuote, Math.ceil(piece.length * minShare), (best?.length ?? 0) + 1)
      const length = longestShared(message, piece, least)
      if (length !== null) best = { code, length }
    }
  }
  return best?.code ?? null
}

/** Length of the longest run of characters that both contain; null where it is shorter than `least`. */
function longestShared(left: string, right: string, least: number): number | null {
  for (let length = right.length; length >= least; length--) {
    for (let start = 0; start + length <= right.length; start++) {
      if (left.includes(right.slice(start, start + length))) return length
    }
  }
  return null
}
