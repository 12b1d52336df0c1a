import type { Brand } from '../dialog/content.ts'
import { type Problem, problem } from './problem.ts'
import type { FileRead } from './read-file.ts'

/** A wrong service line sends merchants to strangers: somebody must have checked it. */
export function checkBrand({ value, source }: FileRead<Brand>): Problem[] {
  if (!value || !source || value.verified) return []
  return [problem('brand-unverified', source.place(['serviceLine']), { line: value.serviceLine }, 'warning')]
}
