import type { z } from 'zod'
import { type Problem, problem } from './problem.ts'
import { type ContentFile, checkShape, parseSource, type Source } from './source.ts'

/** A content file of which there is exactly one, read and checked. */
export interface Single<Shape> {
  readonly value?: Shape
  readonly source?: Source
  readonly problems: Problem[]
}

/** Reads the file at `path`; that it is missing is a problem like any other. */
export function readSingle<Shape>(
  files: readonly ContentFile[],
  path: string,
  schema: z.ZodType<Shape>,
): Single<Shape> {
  const file = files.find(each => each.path === path)
  if (!file) return { problems: [problem('missing-file', { file: path, line: 1, column: 1 }, {})] }
  const { source, problems } = parseSource(file)
  if (!source) return { problems }
  const keys = 'shape' in schema ? Object.keys(schema.shape ?? {}) : []
  return { source, ...checkShape(source, schema, keys) }
}
