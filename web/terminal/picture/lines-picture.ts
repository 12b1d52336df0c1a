import { escapeMarkup } from '../../../bot/escape-markup.ts'
import type { LinesScreen, View } from '../../../bot/terminal/view.ts'
import { cellFont, cellText } from './cell-text.ts'
import { statusIcons } from './status-icons.ts'

/** A display that is drawn dot by dot (`lcd`, the keypad terminal) or in colour (`tft`, the 电签 terminal). */
type DisplayStyle = 'lcd' | 'tft'

const cell = 8
const row = 17
const strip = 11
const margin = 6

const tones = {
  lcd: { lit: '#c9d6b4', dark: '#8b957e', ink: '#17241a', grid: '#c9d6b4', bar: 'none', icons: '#17241a' },
  tft: { lit: '#f5f8fc', dark: '#0b0f16', ink: '#15243b', grid: 'none', bar: '#1d4f96', icons: '#ffffff' },
} as const

/** Draws a character display as an SVG; screen readers read the view's `words`. */
export function linesPicture(view: View, screen: LinesScreen, style: DisplayStyle): string {
  const width = screen.columns * cell + 2 * margin
  const height = strip + screen.rows * row + margin
  const tone = tones[style]
  const lit = view.powered ? drawLit(view, screen, style, width) : ''
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="screen-picture ${style}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(view.words.join('，'))}">`,
    `<rect class="glass" width="${width}" height="${height}" rx="1.5" fill="${view.powered ? tone.lit : tone.dark}"/>`,
    lit,
    '</svg>',
  ].join('')
}

function drawLit(view: View, screen: LinesScreen, style: DisplayStyle, width: number): string {
  const { ink, grid, bar, icons } = tones[style]
  const lines = screen.lines.map((line, index) =>
    cellText(line, { left: margin, baseline: strip + index * row + 14, cell }),
  )
  return [
    `<rect width="${width}" height="${strip}" fill="${bar}"/>`,
    `<g fill="${icons}" color="${icons}">${statusIcons(view, width)}</g>`,
    `<g class="ink" fill="${ink}" font-family="${cellFont}" font-size="15" font-weight="500" stroke="${ink}" stroke-width="0.25" text-anchor="middle">`,
    ...lines,
    '</g>',
    screen.cursor === null ? '' : drawCursor(screen.cursor, width, ink),
    grid === 'none' ? '' : dots(screen, width, grid),
  ].join('')
}

/** Underlines the row that is being typed into. */
const drawCursor = (line: number, width: number, ink: string): string =>
  `<rect x="${margin}" y="${strip + line * row + 16}" width="${width - 2 * margin}" height="0.7" fill="${ink}" opacity="0.45"/>`

/** The space below the display's last words, as fractions of its height: the place to sign. */
export function spaceBelow({ lines, rows }: LinesScreen): { readonly top: number; readonly height: number } {
  const used = lines.reduce((last, line, index) => (line === '' ? last : index + 1), 0)
  const height = strip + rows * row + margin
  const top = (strip + used * row + 3) / height
  return { top, height: 1 - top - 4 / height }
}

/** The fine gaps between the dots of a matrix display. */
function dots(screen: LinesScreen, width: number, colour: string): string {
  const top = strip
  const bottom = strip + screen.rows * row
  const across = Array.from(
    { length: bottom - top + 1 },
    (_, index) => `M${margin} ${top + index}H${width - margin}`,
  )
  const down = Array.from(
    { length: width - 2 * margin + 1 },
    (_, index) => `M${margin + index} ${top}V${bottom}`,
  )
  return `<path class="dots" d="${across.join('')}${down.join('')}" stroke="${colour}" stroke-width="0.16" opacity="0.75"/>`
}
