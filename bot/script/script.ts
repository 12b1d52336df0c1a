import { z } from 'zod'
import { pressSchema } from '../dialog/press-schema.ts'
import { terminalKinds } from '../terminal/device.ts'
import { botExpectation, stateExpectation } from './expectation.ts'

const sentence = z.string().min(1)
const words = z.union([sentence, z.array(sentence).min(1)])

const nodeName = /^[\w-]+\/[\w-]+$/
const stepName = /^[\w-]+(\/[\w-]+)?$/

const terminalStart = z.strictObject({
  kind: z.enum(terminalKinds),
  fault: sentence.meta({ description: 'A file in content/faults: `storage-full`.' }),
  skin: sentence.optional().meta({ description: 'A file in content/terminals/skins; the first otherwise.' }),
})
export type TerminalStart = z.infer<typeof terminalStart>

/** Old wording → new wording, per content file: `{flows/storage-full.yaml: {旧: 新}}`. */
const contentEdit = z.record(sentence, z.record(sentence, z.string()))
export type ContentEdit = z.infer<typeof contentEdit>

const person = sentence.meta({ description: 'The name of a person at the desk.' })
const role = z
  .enum(['agent', 'supervisor', 'author'])
  .default('agent')
  .meta({ description: 'A supervisor may take over from a colleague.' })
const by = person
  .optional()
  .meta({ description: 'Who does it; otherwise who took the conversation last in this script.' })

/** What a person at the desk does, one act to a step. */
const agentStep = z.union([
  z
    .strictObject({ claim: person, role })
    .meta({ description: 'Takes the conversation out of the queue: 小王.' }),
  z
    .strictObject({ takeOver: person, role })
    .meta({ description: 'Takes the conversation from the bot, or as a supervisor from a colleague.' }),
  z.strictObject({ transfer: person, by }).meta({ description: 'Gives the conversation to this colleague.' }),
  z.strictObject({ say: sentence, by }).meta({ description: 'Writes this to the merchant.' }),
  z
    .strictObject({ show: z.string().regex(nodeName, 'Write flow/node, such as settlement-steps/open.'), by })
    .meta({ description: 'Shows what a step presses on the simulator of the merchant.' }),
  z
    .strictObject({ handBack: z.string().regex(stepName, 'Write flow or flow/node.'), by })
    .meta({ description: 'The bot goes on at this step, or at the start of this flow.' }),
  z.strictObject({ release: person }).meta({ description: 'Puts the conversation back into the queue.' }),
  z
    .strictObject({ close: sentence, followUp: z.boolean().default(false), by })
    .meta({ description: 'Closes the conversation with this outcome.' }),
])
/** Each key of an `agent` step that names an act. */
export const agentActs = [
  ...(['claim', 'takeOver', 'transfer', 'say'] as const),
  ...(['show', 'handBack', 'release', 'close'] as const),
]
export type AgentStep = z.infer<typeof agentStep>

/** What each kind of step holds under its name. */
export const stepShapes = {
  merchant: sentence.meta({ description: 'The merchant types this.' }),
  choose: sentence.meta({ description: 'The merchant touches the choice with this id.' }),
  bot: botExpectation,
  terminal: z.union([
    z
      .strictObject({ facts: z.array(sentence), screen: z.array(z.string()).default([]) })
      .meta({ description: 'The simulator reports these facts, without being played.' }),
    z
      .strictObject({
        press: z.array(pressSchema).min(1).optional(),
        screen: words.optional().meta({ description: 'Words that stand on the screen afterwards.' }),
        slip: words.optional().meta({ description: 'Words on the slips that came out.' }),
      })
      .meta({ description: 'The merchant presses keys of the simulator, and looks.' }),
  ]),
  agent: agentStep,
  refused: z.literal(true).meta({ description: 'What went before was refused.' }),
  restart: z
    .union([z.literal(true), z.strictObject({ content: contentEdit })])
    .meta({ description: 'The desk stops and starts again, with edited content if some is given.' }),
  wait: z
    .string()
    .regex(
      /^\d{1,5}(ms|s|m|h|d)$/,
      'Write a number of at most five digits with ms, s, m, h or d, such as 20s, 5m, 3d.',
    )
    .meta({ description: 'Moves the clock: 20s, 5m, 3d.' }),
  expect: stateExpectation,
} as const

/** Plays the steps of a part in this place. */
export const includeShape = z
  .union([
    sentence.meta({ description: 'A part, as a path from the folder of scripts: parts/settled.yaml.' }),
    z.strictObject({
      part: sentence,
      with: z.record(z.string(), z.string()).default({}).meta({ description: 'Variable → value.' }),
    }),
  ])
  .meta({ id: 'include' })

/** One step of a scripted dialog. */
const stepSchema = z.union([
  z.strictObject({ merchant: stepShapes.merchant }),
  z.strictObject({ choose: stepShapes.choose }),
  z.strictObject({ bot: stepShapes.bot }),
  z.strictObject({ terminal: stepShapes.terminal }),
  z.strictObject({ agent: stepShapes.agent }),
  z.strictObject({ refused: stepShapes.refused }),
  z.strictObject({ restart: stepShapes.restart }),
  z.strictObject({ wait: stepShapes.wait }),
  z.strictObject({ expect: stepShapes.expect }),
])
export type ScriptStep = z.infer<typeof stepSchema>

const variable = z.string().regex(/^[a-z][a-z0-9]*$/, 'must be one lower-case word')

/** Everything of a script but its steps. */
export const scriptHead = {
  title: sentence,
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/, 'Write a date and a time in China, such as 2026-01-05 12:00.')
    .optional()
    .meta({ description: 'When the conversation begins, in China; a Monday noon otherwise.' }),
  terminal: terminalStart
    .optional()
    .meta({ description: 'The simulator that is pressed; the demonstrated one otherwise.' }),
  given: z
    .array(includeShape)
    .default([])
    .meta({ description: 'Parts that lead to where this script begins.' }),
  variables: z
    .record(variable, z.string())
    .default({})
    .meta({ description: 'Name → value; `$name` names it.' }),
  each: z
    .union([
      z.array(z.record(variable, z.string())).min(1),
      z.record(variable, z.union([z.array(sentence).min(1), z.strictObject({ intent: sentence })])),
    ])
    .optional()
    .meta({
      description:
        'Plays the script once per row of variables, per value of one variable, or per utterance of an intent.',
    }),
}

const writtenStep = z
  .union([...stepSchema.options, z.strictObject({ include: includeShape })])
  .meta({ id: 'step' })

/** A file of scripts: a conversation written down, or a part that scripts include. */
export const scriptSchema = z
  .union([
    z.strictObject({ ...scriptHead, steps: z.array(writtenStep).min(1) }),
    z.strictObject({ part: sentence, steps: z.array(writtenStep).min(1) }),
  ])
  .meta({ title: 'posdesk scripted dialog' })

/** A part on its own; its steps are checked one by one. */
export const partSchema = z.strictObject({ part: sentence, steps: z.array(z.unknown()).min(1) })

export const stepsSchema: z.ZodType<ScriptStep[]> = z.array(stepSchema)
