import { relative, sep } from 'node:path'
import type { Terminal } from '../../cli.ts'
import { contentFolder } from '../../content/content-folder.ts'
import { type Coverage, shortfalls } from '../../script/coverage/coverage.ts'
import { coveragePage } from '../../script/coverage/page.ts'
import { tabulate } from '../../script/coverage/table.ts'
import { coverageToJson } from '../../script/coverage/to-json.ts'
import type { Options } from './read-options.ts'
import type { Workshop } from './workshop.ts'
import { reportFolder, writeFileIn } from './write-reports.ts'

/** The content folder as seen from here, for places in messages. */
export const seenContentFolder: string = relative('', contentFolder).split(sep).join('/')

/** Reports the coverage if it was asked for; false when it is below what was demanded. */
export function reportCoverage(
  { brain }: Workshop,
  coverage: Coverage,
  { coverage: asked, min, out, reporters }: Options,
  { stdout, stderr }: Terminal,
): boolean {
  const demanded = Object.keys(min).length > 0
  if (!asked && !demanded) return true
  const folder = out ?? reportFolder
  const files = [
    writeFileIn(folder, 'coverage.json', coverageToJson(coverage)),
    writeFileIn(folder, 'coverage.html', coveragePage(brain.dialog.flows, coverage)),
  ]
  // A report for programs stays one document.
  const told = reporters[0] === 'spec' ? stdout : stderr
  told.write(`${tabulate(coverage)}${files.join('\n')}\n`)
  const lacking = shortfalls(coverage, min)
  if (lacking.length > 0) stderr.write(`${lacking.join('\n')}\n`)
  return lacking.length === 0
}
