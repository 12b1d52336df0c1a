import { z } from 'zod'

/** What agents write often, by group (`content/canned-replies.yaml`). Words in braces are filled in. */
export const cannedRepliesSchema = z
  .array(z.strictObject({ title: z.string().min(1).max(20), text: z.string().min(1).max(500) }))
  .min(1)
export type CannedReplies = z.infer<typeof cannedRepliesSchema>
