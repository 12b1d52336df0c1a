import { z } from 'zod'
import { pressesByKindSchema } from '../dialog/flow.ts'

/** `content/gestures.yaml`: what hands do at a terminal, by name, for the `do` of steps and the beginnings of proofs. */
export const gesturesSchema = z.record(z.string(), pressesByKindSchema)
export type Gestures = z.infer<typeof gesturesSchema>
