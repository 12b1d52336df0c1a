import { parseSource, type YamlPath } from '../content/source.ts'
import { scalar } from './write-step.ts'

/** The file with the text at `path` replaced and everything else as written; null when that text is not there. */
export function rewriteText(
  file: { readonly path: string; readonly text: string },
  path: YamlPath,
  { from, to }: { readonly from: string; readonly to: string },
): string | null {
  const { source } = parseSource(file)
  const span = source?.span(path)
  if (!span) return null
  const [start, end] = span
  const written = file.text.slice(start, end)
  const { source: inner } = parseSource({ path: file.path, text: written })
  if (inner?.data !== from) return null
  return `${file.text.slice(0, start)}${scalar(to)}${file.text.slice(end)}`
}
