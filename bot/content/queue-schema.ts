import { z } from 'zod'

/** Minutes that a priority counts for; ten hours outweigh any wait in opening hours. */
const ahead = z.int().min(0).max(600)

/** Who is served first at the desk, and how much one agent has at once (`content/queue.yaml`). */
export const queueRulesSchema = z.strictObject({
  capacity: z.int().min(1).max(50).meta({
    description: 'Conversations that one agent may have at once, unless the account says otherwise.',
  }),
  sla: z
    .strictObject({ care: z.int().positive(), late: z.int().positive() })
    .refine(
      ({ care, late }) => care < late,
      'A wait is late after it needs care: make late larger than care.',
    )
    .meta({ description: 'Seconds of waiting after which a bar turns amber, then red.' }),
  priorities: z.strictObject({
    urgent: z.strictObject({ ahead, flows: z.array(z.string()).min(1) }),
    returned: z.strictObject({ ahead }),
    raised: z.strictObject({ ahead }),
  }),
})
export type QueueRules = z.infer<typeof queueRulesSchema>
