import type { Place, Problem } from '../content/problem.ts'
import { type ContentFile, checkShape, parseSource } from '../content/source.ts'
import { type Script, scriptSchema } from './script.ts'

/** A script with the place of each of its steps, for messages. */
export interface ParsedScript extends Script {
  readonly file: string
  readonly places: readonly Place[]
}

const keys = [
  'title',
  'steps',
  'merchant',
  'choose',
  'bot',
  'terminal',
  'refused',
  'restart',
  'wait',
  'expect',
]

/** Reads one script file; problems carry their place as those of the content do. */
export function parseScript(file: ContentFile): { script?: ParsedScript; problems: Problem[] } {
  const { source, problems } = parseSource(file)
  if (!source) return { problems }
  const shape = checkShape(source, scriptSchema, keys)
  if (!shape.value) return { problems: shape.problems }
  const places = shape.value.steps.map((_, index) => source.place(['steps', index]))
  return { script: { ...shape.value, file: file.path, places }, problems: [] }
}
