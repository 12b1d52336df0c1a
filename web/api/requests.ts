import { z } from 'zod'
import { maxSeq } from '../../bot/conversations/store.ts'

/** More characters than a merchant ever types; a longer message is refused with a sentence, never cut. */
export const maxTextLength = 2000

const messageId = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .meta({ description: 'Chosen by the client; the same id again returns the same events.' })

const oneLine = z.string().regex(/^[^\p{Cc}]{1,100}$/u)

export const startRequest = z.strictObject({
  identity: z
    .strictObject({
      merchant: oneLine.meta({ description: 'The site’s own id of the merchant.' }),
      name: oneLine.optional(),
      expires: z.int().positive().meta({ description: 'Seconds since 1970.' }),
      signature: z
        .string()
        .regex(/^[\da-f]{64}$/)
        .meta({ description: 'HMAC-SHA256 over merchant, name (or nothing) and expiry, one to a line.' }),
    })
    .optional()
    .meta({ description: 'Who is logged in at the embedding site, signed by its server.' }),
})

export const messageRequest = z.union([
  z.strictObject({ messageId, text: z.string() }),
  z.strictObject({ messageId, choiceId: z.string().min(1).max(100) }),
])

export const terminalRequest = z.strictObject({
  messageId,
  happened: z.strictObject({
    facts: z.array(z.string().max(40)).max(60),
    screen: z.array(z.string().max(80)).max(30),
    batch: z.string().regex(/^\d{6}$/),
    count: z.int().min(0).max(100_000),
    lastSlip: z.array(z.string().max(80)).max(120).optional(),
  }),
})

export const ratingRequest = z.strictObject({
  messageId,
  stars: z.int().min(1).max(5),
  comment: z.string().trim().max(500).optional(),
})

export const callbackRequest = z.strictObject({ messageId, phone: z.string().max(40) })

export const trainingRequest = z.strictObject({
  staff: oneLine.max(20),
  lesson: z.string().max(60),
  mistakes: z.int().min(0).max(100_000),
})

export const typingRequest = z.strictObject({ typing: z.boolean() })
export const photoQuery = z.strictObject({ messageId })

export const afterQuery = z.coerce.number().int().min(0).max(maxSeq).default(0)
