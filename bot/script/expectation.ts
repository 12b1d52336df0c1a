import { z } from 'zod'

const sentence = z.string().min(1)
const words = z.union([sentence, z.array(sentence).min(1)])

/**
 * What the bot is expected to say: every key given must hold. A bare sentence is the exact text, one between
 * slashes a regular expression.
 */
export type BotExpectation =
  | string
  | {
      readonly text?: string | undefined
      readonly contains?: string | readonly string[] | undefined
      readonly matches?: string | undefined
      readonly node?: string | undefined
      readonly flow?: string | undefined
      readonly choices?: readonly string[] | undefined
      readonly step?: number | undefined
      readonly shows?: boolean | undefined
      readonly any?: readonly BotExpectation[] | undefined
      readonly not?: BotExpectation | undefined
      readonly optional?: boolean | undefined
    }

export const botExpectation: z.ZodType<BotExpectation> = z.lazy(() =>
  z.union([
    sentence,
    z.strictObject({
      text: sentence.optional().meta({ description: 'The exact text.' }),
      contains: words.optional().meta({ description: 'Words that stand in the text, one or all of a list.' }),
      matches: sentence.optional().meta({ description: 'A regular expression.' }),
      node: sentence
        .optional()
        .meta({ description: 'flow/node, or the key of a line that belongs to none, such as `clarify`.' }),
      flow: sentence.optional().meta({ description: 'The flow whose node speaks.' }),
      choices: z.array(sentence).optional().meta({ description: 'Ids of the choices, in order.' }),
      step: z.int().optional(),
      shows: z.boolean().optional().meta({ description: 'Whether it opens a demonstration.' }),
      any: z.array(botExpectation).min(2).optional().meta({ description: 'One of these holds.' }),
      not: botExpectation.optional().meta({ description: 'This does not hold.' }),
      optional: z.boolean().optional().meta({ description: 'Passed over when the bot says something else.' }),
    }),
  ]),
)

/** What is expected of the state of the conversation. */
export const stateExpectation = z.strictObject({
  flow: sentence.nullable().optional(),
  node: sentence.nullable().optional(),
  slots: z.record(z.string(), z.string().nullable()).optional().meta({ description: 'null: has no value.' }),
  intent: sentence.nullable().optional().meta({ description: 'How the last message was understood.' }),
  score: z
    .strictObject({ min: z.number().min(0).max(1).optional(), max: z.number().min(0).max(1).optional() })
    .optional()
    .meta({ description: 'How sure the understanding of the last message was, 0 to 1.' }),
  handoff: z.boolean().optional(),
  owner: z.enum(['bot', 'queue', 'agent']).optional().meta({ description: 'Who has the word.' }),
  summary: z
    .array(sentence)
    .optional()
    .meta({ description: 'Each stands somewhere in the handoff summary.' }),
})
export type StateExpectation = z.infer<typeof stateExpectation>
