import { z } from 'zod'
import { pressesByKindSchema } from '../dialog/flow.ts'

/** `content/gestures.yaml`: what hands do at a terminal, under names that steps, stories and exercises use. */
export const gesturesSchema = z.record(z.string(), pressesByKindSchema)
export type Gestures = z.infer<typeof gesturesSchema>
