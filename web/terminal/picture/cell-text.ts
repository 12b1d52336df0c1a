import { layCells } from '../lay-cells.ts'
import { escapeXml } from './escape-xml.ts'

/** Faces that draw Chinese in a square cell and Latin in half of it. */
export const cellFont =
  '&quot;Sarasa Mono SC&quot;,&quot;Noto Sans Mono CJK SC&quot;,&quot;PingFang SC&quot;,&quot;Microsoft YaHei&quot;,ui-monospace,monospace'

export interface CellTextPlace {
  /** Left edge of the first cell. */
  readonly left: number
  /** Where the letters stand. */
  readonly baseline: number
  /** Width of a half-width cell. */
  readonly cell: number
}

/**
 * One line as SVG text with each character centred in its own cell, so that columns stay columns whatever font
 * the reader has; an empty string for a blank line.
 */
export function cellText(line: string, { left, baseline, cell }: CellTextPlace): string {
  const cells = layCells(line)
  if (cells.length === 0) return ''
  const middles = cells.map(({ column, width }) => round(left + (column + width / 2) * cell)).join(' ')
  const characters = cells.map(({ character }) => character).join('')
  return `<text x="${middles}" y="${round(baseline)}">${escapeXml(characters)}</text>`
}

/** Two decimals are finer than any screen and keep the picture small. */
export const round = (value: number): number => Math.round(value * 100) / 100
