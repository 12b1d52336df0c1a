import { z } from 'zod'
import type { Press } from '../terminal/press.ts'

const sentence = z.string().trim().min(1)

const actSchema = z.union([
  sentence,
  z.strictObject({ paper: z.enum(['load', 'out', 'jam']) }),
  z.strictObject({ power: z.enum(['on', 'off']) }),
  z.strictObject({ network: z.enum(['up', 'down']) }),
  z.strictObject({ card: z.enum(['swipe', 'insert', 'tap', 'remove']), pan: z.string().exactOptional() }),
  z.strictObject({ charger: z.enum(['in', 'out']) }),
  z.strictObject({ sim: z.enum(['in', 'out']) }),
  z.strictObject({ wait: z.int().min(1).max(600_000) }),
])

/** A press of the terminal as authors write it; with `screen` it is done only while these words are on the screen. */
export const pressSchema = z.union([
  actSchema,
  z.strictObject({ screen: sentence, press: actSchema }),
]) satisfies z.ZodType<Press>
