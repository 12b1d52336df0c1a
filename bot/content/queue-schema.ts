import { z } from 'zod'

/** Minutes of waiting that a priority counts for; ten hours outweigh any wait within opening hours. */
const ahead = z.int().min(0).max(600)

/** `content/queue.yaml`: who is served first, and how many conversations one agent has at once. */
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
