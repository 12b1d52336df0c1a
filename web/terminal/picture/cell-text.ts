import { escapeMarkup } from '../../../bot/escape-markup.ts'
import { layCells } from '../lay-cells.ts'

/** Fonts whose Latin letters are half as wide as their Chinese characters. */
export const cellFont =
  '&quot;Sarasa Mono SC&quot;,&quot;Noto Sans Mono CJK SC&quot;,&quot;PingFang SC&quot;,&quot;Microsoft YaHei&quot;,ui-monospace,monospace'

interface CellTextPlace {
  /** Left edge of the first cell. */
  readonly left: number
  /** The baseline of the text. */
  readonly baseline: number
  /** Width of a half-width cell. */
  readonly cell: number
}

/**
 * Draws one line as SVG text, each character centred in its own cell, so that columns stay aligned in any
 * font; an empty string for a blank line.
 */
export function cellText(line: string, { left, baseline, cell }: CellTextPlace): string {
  const cells = layCells(line)
  if (cells.length === 0) return ''
  const middles = cells.map(({ column, width }) => round(left + (column + width / 2) * cell)).join(' ')
  const characters = cells.map(({ character }) => character).join('')
  return `<text x="${middles}" y="${round(baseline)}">${escapeMarkup(characters)}</text>`
}

/** Rounds to two decimals, which is finer than any screen and keeps the picture small. */
export const round = (value: number): number => Math.round(value * 100) / 100
