import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReporterName, reporterFiles, reportRun } from '../../script/reporters/reporter.ts'
import type { Run } from '../../script/run.ts'

/** Where reports and coverage go unless told otherwise; git leaves it alone. */
export const reportFolder = join('coverage', 'dialogs')

/** Prints the first report and writes the others to files; when a folder was named, all of them. */
export function writeReports(
  run: Run,
  { reporters, out }: { readonly reporters: readonly ReporterName[]; readonly out: string | null },
  stdout: NodeJS.WritableStream,
): void {
  const [first, ...others] = reporters
  if (first) stdout.write(reportRun(first, run))
  const filed = out === null ? others : reporters
  for (const name of filed) writeFileIn(out ?? reportFolder, reporterFiles[name], reportRun(name, run))
}

/** Writes a file, making its folder; gives its path. */
export function writeFileIn(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
