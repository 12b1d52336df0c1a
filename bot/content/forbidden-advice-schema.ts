import { z } from 'zod'

const pattern = z.string().refine(isPattern, { error: 'must be a regular expression' })

/** `content/forbidden-advice.yaml`: what the desk must never tell a merchant to do. */
export const forbiddenAdviceSchema = z.strictObject({
  unless: z.array(z.string().min(1)).min(1),
  advice: z.array(z.strictObject({ id: z.string().min(1), pattern })).min(1),
})
export type ForbiddenAdvice = z.infer<typeof forbiddenAdviceSchema>

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}
