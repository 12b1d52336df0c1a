import type { z } from 'zod'
import { type Problem, problem } from './problem.ts'
import { type ContentFile, checkShape, parseSource, type Source } from './source.ts'

/** A content file that was read: its value, or every problem that it has. */
export interface FileRead<Shape> {
  readonly value?: Shape
  readonly source?: Source
  readonly problems: Problem[]
}

/** A content file that keeps to its schema. */
export interface SoundFile<Shape> {
  readonly source: Source
  readonly value: Shape
}

/** Reads and checks one file; an unknown key is compared with `keys`, which are the schema's own unless given. */
function readFile<Shape>(
  file: ContentFile,
  schema: z.ZodType<Shape>,
  keys: readonly string[] = 'shape' in schema ? Object.keys(schema.shape ?? {}) : [],
): FileRead<Shape> {
  const { source, problems } = parseSource(file)
  return source ? { source, ...checkShape(source, schema, keys) } : { problems }
}

/** Reads a file of which there is exactly one; that it is missing is a problem like any other. */
export function readSingle<Shape>(
  files: readonly ContentFile[],
  path: string,
  schema: z.ZodType<Shape>,
): FileRead<Shape> {
  const file = files.find(each => each.path === path)
  return file
    ? readFile(file, schema)
    : { problems: [problem('missing-file', { file: path, line: 1, column: 1 }, {})] }
}

/** The value of a file without problems: whoever asks has looked at those before. */
export function valueIn<Shape>({ value }: FileRead<Shape>): Shape {
  if (value === undefined) {
    throw new Error('A content file with problems has no value: look at its problems before asking for it.')
  }
  return value
}

/** Reads every file whose path fits `pattern`: the sound ones, and the problems of all others. */
export function readEach<Shape>(
  files: readonly ContentFile[],
  pattern: RegExp,
  schema: z.ZodType<Shape>,
  keys?: readonly string[],
): { readonly sound: readonly SoundFile<Shape>[]; readonly problems: readonly Problem[] } {
  const read = files.filter(({ path }) => pattern.test(path)).map(file => readFile(file, schema, keys))
  return {
    sound: read.flatMap(({ source, value }) => (source && value !== undefined ? [{ source, value }] : [])),
    problems: read.flatMap(({ problems }) => problems),
  }
}
