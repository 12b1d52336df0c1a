import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { didYouMean } from './did-you-mean.ts'
import { type Place, type Problem, problem } from './problem.ts'

/** A content file, read but not yet checked. Paths are relative to the content folder, with `/`. */
export interface ContentFile {
  readonly path: string
  readonly text: string
}

export type YamlPath = readonly (string | number)[]

/** A parsed YAML file that can tell the place of any of its values. */
export interface Source {
  readonly path: string
  readonly data: unknown
  place(path: YamlPath): Place
  /** Where the value at `path` is written: offsets of its first character and of the one after its last. */
  span(path: YamlPath): readonly [number, number] | null
}

interface Parsed {
  readonly source?: Source
  readonly problems: Problem[]
}

// Scripts and authors compile content again with one file edited: the others need not be parsed again.
const parsedFiles = new WeakMap<ContentFile, Parsed>()

/** Parses a file, each only once. YAML aliases are refused: a few nested ones can fill the memory. */
export function parseSource(file: ContentFile): Parsed {
  const parsed = parsedFiles.get(file) ?? parse(file)
  parsedFiles.set(file, parsed)
  return { ...parsed, problems: [...parsed.problems] }
}

function parse(file: ContentFile): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file: file.path, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems = document.errors.map(error =>
    problem('yaml-syntax', at(error.pos[0]), { reason: error.message.split('\n')[0] ?? 'unreadable' }),
  )
  if (problems.length > 0) return { problems }

  const place = (path: YamlPath): Place => {
    // A missing key has no node of its own: its nearest parent tells where to look.
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true)
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
        return at(Number(node.range[0]))
      }
    }
    return at(0)
  }
  const span = (path: YamlPath): readonly [number, number] | null => {
    const node: unknown = document.getIn(path, true)
    if (!node || typeof node !== 'object' || !('range' in node) || !Array.isArray(node.range)) return null
    return [Number(node.range[0]), Number(node.range[1])]
  }
  try {
    return { source: { path: file.path, data: document.toJS({ maxAliasCount: 0 }), place, span }, problems }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { problems: [problem('yaml-syntax', at(0), { reason })] }
  }
}

/** Checks a source against its schema: the typed value, or every problem with its place. */
export function checkShape<Shape>(
  source: Source,
  schema: z.ZodType<Shape>,
  knownKeys: readonly string[] = [],
): { value?: Shape; problems: Problem[] } {
  const result = schema.safeParse(source.data)
  if (result.success) return { value: result.data, problems: [] }
  return { problems: result.error.issues.flatMap(issue => describe(source, issue, knownKeys)) }
}

function describe(source: Source, issue: z.core.$ZodIssue, knownKeys: readonly string[]): Problem[] {
  const path = issue.path.filter(part => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key =>
      problem('unknown-key', source.place([...path, key]), { key, suggestion: didYouMean(key, knownKeys) }),
    )
  }
  // A union reports one error list per member: the member that got furthest says most.
  if (issue.code === 'invalid_union') {
    const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? []
    if (closest.length > 0) {
      return closest.flatMap(inner =>
        describe(source, { ...inner, path: [...path, ...inner.path] }, knownKeys),
      )
    }
  }
  const where = path.length > 0 ? `"${path.join('.')}": ` : ''
  return [problem('schema', source.place(path), { reason: `${where}${issue.message}` })]
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map(issue => issue.path.length + (issue.code === 'unrecognized_keys' ? 0.5 : 0)))
