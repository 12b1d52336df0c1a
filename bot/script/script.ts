import { z } from 'zod'

const sentence = z.string().min(1)

/** What the bot is expected to say: every key given must hold. A bare sentence is the exact text. */
const botExpectation = z.union([
  sentence,
  z.strictObject({
    text: sentence.optional().meta({ description: 'The exact text.' }),
    contains: sentence.optional(),
    matches: sentence.optional().meta({ description: 'A regular expression.' }),
    node: sentence.optional().meta({ description: 'flow/node, or the key of a line such as `clarify`.' }),
    choices: z.array(sentence).optional().meta({ description: 'Ids of the choices, in order.' }),
    step: z.int().optional(),
    shows: z.boolean().optional().meta({ description: 'Whether it opens a demonstration.' }),
  }),
])
export type BotExpectation = z.infer<typeof botExpectation>

const stateExpectation = z.strictObject({
  flow: sentence.nullable().optional(),
  node: sentence.nullable().optional(),
  slots: z.record(z.string(), z.string()).optional(),
  intent: sentence.nullable().optional().meta({ description: 'How the last message was understood.' }),
  handoff: z.boolean().optional(),
  summary: z
    .array(sentence)
    .optional()
    .meta({ description: 'Each stands somewhere in the handoff summary.' }),
})
export type StateExpectation = z.infer<typeof stateExpectation>

/** One step of a scripted dialog. */
const stepSchema = z.union([
  z.strictObject({ merchant: sentence.meta({ description: 'The merchant types this.' }) }),
  z.strictObject({ choose: sentence.meta({ description: 'The merchant touches the choice with this id.' }) }),
  z.strictObject({ bot: botExpectation }),
  z.strictObject({
    terminal: z.strictObject({ facts: z.array(sentence), screen: z.array(z.string()).default([]) }),
  }),
  z.strictObject({ refused: z.literal(true).meta({ description: 'What went before was refused.' }) }),
  z.strictObject({ restart: z.literal(true).meta({ description: 'The desk stops and starts again.' }) }),
  z.strictObject({
    wait: z
      .string()
      .regex(/^\d+(ms|s|m|h|d)$/)
      .meta({ description: 'Moves the clock: 20s, 5m, 3d.' }),
  }),
  z.strictObject({ expect: stateExpectation }),
])
export type ScriptStep = z.infer<typeof stepSchema>

/** A conversation written down: what people say and do, and what the bot must answer. */
export const scriptSchema = z
  .strictObject({
    title: sentence,
    steps: z.array(stepSchema).min(1),
  })
  .meta({ title: 'posdesk scripted dialog' })
export type Script = z.infer<typeof scriptSchema>
