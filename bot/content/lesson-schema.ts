import { z } from 'zod'
import { pressesByKindSchema } from '../dialog/flow.ts'
import { factNames } from '../terminal/fact.ts'

const words = z.string().trim().min(1).max(200)
const id = z.string().regex(/^[a-z0-9-]+$/)
const fact = z.enum(factNames)

const conditionSchema = z
  .strictObject({
    fact: z
      .union([fact, z.array(fact).min(1)])
      .exactOptional()
      .meta({ description: 'Has happened since the exercise began; of a list, all.' }),
    batch: z
      .literal('next')
      .exactOptional()
      .meta({ description: 'The batch number is larger than at first.' }),
    log: z.literal('empty').exactOptional(),
    screen: words.exactOptional().meta({ description: 'These words stand on the screen now.' }),
    power: z.enum(['on', 'off']).exactOptional(),
    uploading: z
      .literal(true)
      .exactOptional()
      .meta({ description: 'A settlement has begun, and the host has not everything yet.' }),
    lost: z.literal('nothing').exactOptional().meta({ description: 'No money went astray since the start.' }),
  })
  .refine(condition => Object.keys(condition).length > 0, { message: 'a condition names something' })

const anyOf = z
  .array(conditionSchema)
  .min(1)
  .meta({ description: 'One of these must hold, each as a whole.' })

/** `content/training.yaml`: what several lessons share. */
export const trainingSchema = z.strictObject({
  groups: z.array(z.strictObject({ title: words, lessons: z.array(id).min(1) })).min(1),
  goals: z.record(id, z.array(z.strictObject({ say: words, when: anyOf })).min(1)),
  mistakes: z.record(
    id,
    z.strictObject({
      title: words,
      say: words.meta({ description: 'What comes of it, and what to do instead.' }),
      when: anyOf,
      example: z
        .strictObject({
          fault: id,
          before: z.array(id).default([]).meta({ description: 'Gestures done first.' }),
          do: pressesByKindSchema,
        })
        .meta({ description: 'How somebody makes it: the check plays this and must notice the mistake.' }),
    }),
  ),
})

const exerciseSchema = z.strictObject({
  fault: id,
  flow: id.meta({ description: 'The article that tells what to do.' }),
  task: words,
  do: z.array(id).min(1).meta({ description: 'The solution: names from gestures.yaml, in order.' }),
  goal: id.meta({ description: 'One of the goals of training.yaml.' }),
  hints: z.array(words).min(2).meta({ description: 'In order, each says more than the one before.' }),
})

/** `content/lessons/*.yaml`: something that staff learn by doing it on the simulator. */
export const lessonSchema = z.strictObject({
  id,
  title: words,
  lead: words,
  explains: z.array(words).min(1),
  exercises: z.array(exerciseSchema).min(1),
  mistakes: z.array(id).min(1).meta({ description: 'Of those in training.yaml.' }),
})

export type Condition = z.infer<typeof conditionSchema>
export type Goal = z.infer<typeof trainingSchema>['goals'][string]
export type Mistake = z.infer<typeof trainingSchema>['mistakes'][string]
export type Exercise = z.infer<typeof exerciseSchema>
export type Lesson = z.infer<typeof lessonSchema>
export type TrainingShared = z.infer<typeof trainingSchema>
