import type { Run } from '../run.ts'
import { reportJson } from './json.ts'
import { reportJunit } from './junit.ts'
import { reportSpec } from './spec.ts'
import { reportTap } from './tap.ts'

/** Names of the reporters, with the file each writes. */
export const reporterFiles = {
  spec: 'dialogs.txt',
  tap: 'dialogs.tap',
  junit: 'dialogs.xml',
  json: 'dialogs.json',
} as const
export type ReporterName = keyof typeof reporterFiles

/** The whole report on a run, as text. */
export function reportRun(name: ReporterName, run: Run): string {
  switch (name) {
    case 'spec':
      return reportSpec(run)
    case 'tap':
      return reportTap(run)
    case 'junit':
      return reportJunit(run)
    case 'json':
      return reportJson(run)
  }
}
