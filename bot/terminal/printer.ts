import type { SlipView } from './view.ts'

/** A thermal printer and the paper in it. */
export interface Printer {
  readonly state: 'ok' | 'out' | 'jam' | 'hot'
  /** Lines left on the roll. */
  readonly left: number
  /** The simulated moment at which a hot print head has cooled down. */
  readonly coolAt: number
  readonly slips: readonly SlipView[]
}

const linesOfRoll = 1000

// Older slips are thrown away.
const slipsKept = 8

export const freshPrinter: Printer = { state: 'ok', left: linesOfRoll, coolAt: 0, slips: [] }

/** One line comes out; the last of the roll leaves the printer empty. */
export function printLine(printer: Printer, line: string): Printer {
  const last = printer.slips.at(-1)
  const slips =
    last && !last.torn
      ? printer.slips.with(-1, { ...last, lines: [...last.lines, line] })
      : [...printer.slips.slice(1 - slipsKept), { lines: [line], torn: false }]
  const left = printer.left - 1
  return { ...printer, left, slips, state: left <= 0 ? 'out' : printer.state }
}

/** The slip is torn off. */
export function tearOff(printer: Printer): Printer {
  const last = printer.slips.at(-1)
  return last && !last.torn ? { ...printer, slips: printer.slips.with(-1, { ...last, torn: true }) } : printer
}

/** A new roll, which also clears a jam; a hot print head stays hot. */
export const loadPaper = (printer: Printer): Printer => ({
  ...printer,
  left: linesOfRoll,
  state: printer.state === 'hot' ? 'hot' : 'ok',
})
