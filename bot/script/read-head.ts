import { z } from 'zod'
import type { Problem } from '../content/problem.ts'
import { checkShape, type Source } from '../content/source.ts'
import { scriptHead } from './script.ts'

const headSchema = z.strictObject({ ...scriptHead, steps: z.array(z.unknown()).min(1) })
const keys = Object.keys(headSchema.shape)

/** Noon of a Monday in China: the service line is open. */
const usualStart = '2026-01-05 12:00'

/** All of a script file but its steps. */
export interface ScriptHead
  extends Pick<z.infer<typeof headSchema>, 'title' | 'given' | 'variables' | 'each'> {
  readonly at: number
  readonly terminal: NonNullable<z.infer<typeof headSchema>['terminal']> | null
}

/** Reads everything of a script file but its steps. */
export function readHead(source: Source): { head?: ScriptHead; problems: Problem[] } {
  const { value, problems } = checkShape(source, headSchema, keys)
  if (!value) return { problems }
  const { title, at, terminal = null, given, variables, each } = value
  const head = { title, given, variables, each, terminal, at: instant(at ?? usualStart) }
  return { head, problems }
}

/** China keeps one time, eight hours ahead of UTC. */
const instant = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`)
