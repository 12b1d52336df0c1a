import { z } from 'zod'

const words = z.string().trim().min(1)

/** One way to meet a fault and to ask about it. */
const storySchema = z
  .strictObject({
    opens: z
      .array(z.string())
      .min(1)
      .meta({ description: 'Intents whose utterances open the conversation.' }),
    begins: z.array(z.string()).default([]).meta({
      description: 'What was done at the terminal before asking: names from gestures.yaml, in order.',
    }),
    quotes: z
      .boolean()
      .default(false)
      .meta({ description: 'Every other merchant copies the words on the screen in place of an utterance.' }),
    knows: z
      .record(z.string(), z.string())
      .default({})
      .meta({ description: 'Slots whose value only memory can tell.' }),
    answers: z
      .record(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be flow/node'), z.string())
      .default({})
      .meta({ description: 'flow/node → the choice, where only memory can tell and no slot is filled.' }),
    thorough: z
      .boolean()
      .default(false)
      .meta({ description: 'Every wrong answer at every step is tried as well, not only one at random.' }),
    leadsTo: z.string().optional().meta({
      description: 'The intent to ask about when the first conversation is over, unless a person has it.',
    }),
    ends: z
      .array(z.enum(['solved', 'person', 'elsewhere']))
      .min(1)
      .meta({ description: 'How the conversation may end.' }),
    symptom: z
      .array(words)
      .default([])
      .meta({ description: 'One of these must stand in the summary that a person gets.' }),
  })
  .refine(({ ends, symptom }) => !ends.includes('person') || symptom.length > 0, {
    message: 'a story that may end at a person names the symptom',
    path: ['symptom'],
  })

/** `content/proofs.yaml`: how the virtual merchant meets each fault. */
export const proofsSchema = z.strictObject({
  stories: z.record(z.string(), z.array(storySchema).min(1)),
})

export type Story = z.infer<typeof storySchema>
export type Proofs = z.infer<typeof proofsSchema>
