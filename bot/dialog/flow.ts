import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { pressSchema } from './press-schema.ts'
import { seenSchema } from './seen.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case words joined by hyphens')
const sentence = z.string().trim().min(1)

/** A text that may differ between kinds of terminal: a sentence, or one per kind. */
const textSchema = z.union([
  sentence,
  z.strictObject({
    classic: sentence.optional(),
    esign: sentence.optional(),
    smart: sentence.optional(),
    default: sentence.optional().meta({ description: 'Said while the kind is unknown.' }),
  }),
])
export type Text = z.infer<typeof textSchema>

const presses = z.array(pressSchema).min(1)

export const pressesByKindSchema = z.strictObject({
  classic: presses.exactOptional(),
  esign: presses.exactOptional(),
  smart: presses.exactOptional(),
})
export type PressesByKind = z.infer<typeof pressesByKindSchema>

const choiceSchema = z.strictObject({
  id,
  label: sentence,
  go: id.optional().meta({ description: 'The next node; without it, the `go` of the node.' }),
  set: z.record(id, z.string()).optional().meta({ description: 'Slots this choice fills.' }),
  also: z.array(sentence).default([]).meta({ description: 'Other wordings that mean this choice.' }),
  means: z
    .array(z.enum(['affirm', 'deny', 'done', 'not-working', 'unsure']))
    .default([])
    .meta({ description: 'Conversation moves that mean this choice here.' }),
  failed: z.boolean().default(false).meta({ description: 'Counts as a failed attempt.' }),
  seen: seenSchema.optional().meta({ description: 'What on the terminal makes this choice by itself.' }),
  when: conditionSchema.optional(),
})
type Choice = z.infer<typeof choiceSchema>

/**
 * A node as written in a flow file. Exactly one of `say`, `ask`, `collect`, `branch`, `run`, `handoff` and
 * `end` decides its kind.
 */
const nodeSchema = z
  .strictObject({
    name: sentence.optional().meta({ description: 'A short name of the step: 核对交易数据.' }),
    step: z.int().min(1).max(20).optional().meta({ description: 'The number of the step in this flow.' }),
    say: textSchema
      .optional()
      .meta({ description: 'What the bot says. With choices it waits, else it goes on.' }),
    ask: textSchema.optional().meta({ description: 'A question; its choices are the answers.' }),
    looks: textSchema.optional().meta({ description: 'What the merchant will see when it has worked.' }),
    hint: textSchema.optional().meta({
      description: 'The question in other words, for who does not know or does not follow: how to find out.',
    }),
    slot: id
      .optional()
      .meta({ description: 'The slot that the answer fills; the question is skipped when it is known.' }),
    choices: z.array(choiceSchema).max(6).optional(),
    do: z
      .union([id, z.array(id).min(1), pressesByKindSchema])
      .optional()
      .meta({
        description:
          'What is pressed on the simulator by "show me" and by the proof: names from gestures.yaml, or presses per kind.',
      }),
    collect: z.enum(['phone']).optional().meta({ description: 'Free input that the step waits for.' }),
    branch: z
      .array(z.strictObject({ when: conditionSchema.optional(), go: id }))
      .min(2)
      .optional()
      .meta({ description: 'Goes to the first node whose condition holds; the last has none.' }),
    run: id.optional().meta({ description: 'Runs another flow, then goes on at `go`.' }),
    handoff: z
      .boolean()
      .optional()
      .meta({ description: 'Asks for a person, with a summary, and ends the flow.' }),
    end: z.enum(['solved', 'elsewhere']).optional().meta({ description: 'Ends the flow.' }),
    go: id.optional(),
  })
  .meta({ description: 'One node of the decision tree.' })
export type WrittenNode = z.infer<typeof nodeSchema>

export const flowSchema = z
  .strictObject({
    id,
    title: sentence.meta({ description: 'The problem in the merchant’s words, for headings and offers.' }),
    intents: z
      .array(id)
      .optional()
      .meta({ description: 'Intents that start this flow; without it, its own id.' }),
    faq: sentence.meta({ description: 'The question in the table of problems and solutions.' }),
    answer: sentence.meta({ description: 'The short answer in that table.' }),
    summary: z.array(sentence).default([]).meta({ description: 'Opening paragraphs of the guide page.' }),
    why: z.array(sentence).default([]).meta({ description: 'Background paragraphs of the guide page.' }),
    dangers: z.array(sentence).default([]).meta({ description: 'What costs money here; shown in amber.' }),
    related: z.array(id).default([]),
    aside: z
      .boolean()
      .default(false)
      .meta({ description: 'Only explains: a step that it interrupts is taken up again by itself.' }),
    comfort: sentence.optional().meta({ description: 'Said to who fears for money or records.' }),
    fault: id.optional().meta({ description: 'The fault that the demonstration terminal starts with.' }),
    start: id,
    nodes: z.record(id, nodeSchema),
  })
  .meta({
    title: 'posdesk flow',
    description: 'One problem: its dialog, guide page, chart, FAQ row and demonstration.',
  })
export type WrittenFlow = z.infer<typeof flowSchema>

interface Speaking {
  readonly say: Text
  readonly name?: string | undefined
}

interface Asking extends Speaking {
  readonly hint?: Text | undefined
}

/** Shows a text and waits for one of its choices. */
export interface StepNode extends Asking {
  readonly kind: 'step'
  readonly step?: number | undefined
  readonly looks?: Text | undefined
  readonly slot?: string | undefined
  readonly choices: readonly (Omit<Choice, 'go'> & { readonly go: string })[]
  readonly do?: PressesByKind | undefined
}
export type StepChoice = StepNode['choices'][number]

/** Says something and continues at another node. */
interface SayNode extends Speaking {
  readonly kind: 'say'
  readonly go: string
}

/** Waits for free input that fills a slot, such as a telephone number; its choices are the ways around it. */
export interface CollectNode extends Asking {
  readonly kind: 'collect'
  readonly collect: 'phone'
  readonly slot: string
  readonly choices: StepNode['choices']
  readonly go: string
}

interface BranchNode {
  readonly kind: 'branch'
  readonly branch: NonNullable<WrittenNode['branch']>
}

interface RunNode {
  readonly kind: 'run'
  readonly run: string
  readonly go?: string | undefined
}

interface HandoffNode extends Speaking {
  readonly kind: 'handoff'
}

interface EndNode {
  readonly kind: 'end'
  readonly name?: string | undefined
  readonly say?: Text | undefined
  readonly end: 'solved' | 'elsewhere'
}

export type Node = StepNode | SayNode | CollectNode | BranchNode | RunNode | HandoffNode | EndNode

export interface Flow extends Omit<WrittenFlow, 'nodes' | 'intents'> {
  readonly intents: readonly string[]
  readonly nodes: Readonly<Record<string, Node>>
  /** The number of numbered steps: the 5 in 「第 3/5 步」. */
  readonly steps: number
}
