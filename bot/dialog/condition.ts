import { z } from 'zod'

/**
 * When a choice is offered or a branch taken. All keys must hold. A slot name asks for its value (one, or any
 * of a list); `known`/`unknown` ask whether a slot has a value; `open` for the opening hours of the service
 * line; `failed` for the number of failed attempts in this conversation; `not` and `any` combine.
 */
export type Condition = {
  readonly known?: string | undefined
  readonly unknown?: string | undefined
  readonly open?: boolean | undefined
  readonly failed?: { readonly min: number } | undefined
  readonly not?: Condition | undefined
  readonly any?: readonly Condition[] | undefined
  readonly slots?: Readonly<Record<string, string | readonly string[]>> | undefined
}

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.strictObject({
    known: z.string().optional().meta({ description: 'The slot has a value.' }),
    unknown: z.string().optional().meta({ description: 'The slot has no value yet.' }),
    open: z.boolean().optional().meta({ description: 'The service line is (not) open now.' }),
    failed: z
      .strictObject({ min: z.int().min(1) })
      .optional()
      .meta({ description: 'At least so many steps have failed in this conversation.' }),
    not: conditionSchema.optional(),
    any: z.array(conditionSchema).min(1).optional(),
    slots: z
      .record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]))
      .optional()
      .meta({ description: 'Slot name → the value it must have, or a list of which it must have one.' }),
  }),
)

/** The facts that conditions are checked against. */
export interface Circumstances {
  readonly slots: Readonly<Record<string, string>>
  readonly open: boolean
  readonly failed: number
}

/** Whether `condition` holds; an absent condition always does. */
export function holds(condition: Condition | undefined, now: Circumstances): boolean {
  if (!condition) return true
  const { known, unknown, open, failed, not, any, slots } = condition
  return (
    (known === undefined || now.slots[known] !== undefined) &&
    (unknown === undefined || now.slots[unknown] === undefined) &&
    (open === undefined || now.open === open) &&
    (failed === undefined || now.failed >= failed.min) &&
    (not === undefined || !holds(not, now)) &&
    (any === undefined || any.some(each => holds(each, now))) &&
    Object.entries(slots ?? {}).every(([slot, wanted]) => {
      const value = now.slots[slot]
      return value !== undefined && (typeof wanted === 'string' ? value === wanted : wanted.includes(value))
    })
  )
}
