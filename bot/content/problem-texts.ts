import { z } from 'zod'

/** What a request to the desk can run into; each has its wording in `content/problems.yaml`. */
const problemSlugs = [
  ...['malformed-json', 'invalid-request', 'empty-text', 'text-too-long', 'body-too-large'],
  ...['choice-not-offered', 'taken', 'not-yours', 'not-waiting', 'no-such-step', 'at-capacity'],
  ...['nothing-to-rate', 'bad-phone', 'wrong-token', 'origin-not-allowed', 'bad-identity'],
  ...['bad-photo', 'photo-too-large', 'too-many-photos'],
  ...['not-found', 'bad-address', 'too-many-requests', 'unavailable', 'internal'],
] as const
export type ProblemSlug = (typeof problemSlugs)[number]

const wording = z.strictObject({ title: z.string().min(1), detail: z.string().min(1) })
export const problemTextsSchema = z.record(z.enum(problemSlugs), wording)
export type ProblemTexts = z.infer<typeof problemTextsSchema>
