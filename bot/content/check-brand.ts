import type { Brand } from '../dialog/content.ts'
import { type Problem, problem } from './problem.ts'
import type { FileRead } from './read-file.ts'

/** Warns of a service line that nobody has verified: a wrong number would send merchants to strangers. */
export function checkBrand({ value, source }: FileRead<Brand>): Problem[] {
  if (!value || !source || value.verified) return []
  return [problem('brand-unverified', source.place(['serviceLine']), { line: value.serviceLine }, 'warning')]
}
