import { z } from 'zod'

/** How long personal data is kept (`content/retention.yaml`). */
export const retentionSchema = z.strictObject({
  /** Days after the last event of a conversation; ten years at most. */
  days: z.number().int().min(1).max(3650),
  /** What stands in place of erased words. */
  erased: z.string().min(1).max(80),
})
export type Retention = z.infer<typeof retentionSchema>
