import { describeSpoken } from './compare-speech.ts'
import type { Line } from './desk.ts'

/** The conversation as people read it; the line at `marked` is pointed at, or the place after the last one. */
export function transcribe(lines: readonly Line[], marked: number | null = null): string {
  const written = lines.map((line, index) => `${index === marked ? '> ' : '  '}${describe(line)}`)
  if (marked === lines.length) written.push('> (nothing more)')
  return written.join('\n')
}

function describe(line: Line): string {
  if (line.who === 'bot') return `bot       ${describeSpoken(line.spoken).replaceAll('\n', '\n            ')}`
  const why = line.who === 'merchant' && line.why ? `   (${line.why})` : ''
  return `${line.who.padEnd(8)}  ${line.text}${why}`
}
