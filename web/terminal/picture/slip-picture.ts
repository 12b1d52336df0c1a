import { escapeMarkup } from '../../../bot/escape-markup.ts'
import type { SlipView } from '../../../bot/terminal/view.ts'
import { cellFont, cellText, round } from './cell-text.ts'

const columns = 32
const cell = 6
const row = 14
const margin = 10
const width = columns * cell + 2 * margin
const tooth = 4

/**
 * Draws a paper slip, 58 mm wide, as an SVG: its lower edge is straight while it is in the printer, torn
 * afterwards.
 */
export function slipPicture({ lines, torn }: SlipView): string {
  const height = lines.length * row + (torn ? 2 * margin : margin)
  const text = lines.map((line, index) =>
    cellText(line, { left: margin, baseline: margin + index * row + 10.5, cell }),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="slip-picture" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(sayLines(lines))}">`,
    `<path class="paper" d="${paperEdge(height, torn)}" fill="#fbfaf6" stroke="#d9d4c8" stroke-width=".6"/>`,
    `<g fill="#2b2a33" font-family="${cellFont}" font-size="11.4" text-anchor="middle">`,
    ...text,
    '</g></svg>',
  ].join('')
}

/** The lines for screen readers, without rules and blanks. */
const sayLines = (lines: readonly string[]): string =>
  lines
    .map(line => line.replace(/[-=*_]{3,}/g, '').trim())
    .filter(line => line !== '')
    .join('，')

function paperEdge(height: number, torn: boolean): string {
  const teeth = Math.round(width / tooth)
  const step = width / teeth
  const top = zigzag(teeth, step, 2.4, index => (index % 2 === 0 ? 2.4 : 0))
  if (!torn) return `M0 2.4${top}V${height}H0z`
  const bottom = Array.from({ length: teeth }, (_, index) => {
    const x = width - (index + 1) * step
    return `L${round(x)} ${round(height - (index % 2 === 0 ? 0 : 2.4))}`
  })
  return `M0 2.4${top}V${height - 2.4}${bottom.join('')}z`
}

const zigzag = (teeth: number, step: number, end: number, y: (index: number) => number): string =>
  Array.from(
    { length: teeth },
    (_, index) => `L${round((index + 1) * step)} ${index + 1 === teeth ? end : y(index + 1)}`,
  ).join('')
