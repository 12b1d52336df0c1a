import { z } from 'zod'
import { showsWords } from '../terminal/shows-words.ts'

/**
 * What tells, at the terminal, that something is so. All keys must hold. `fact`, `shown`: since something was last
 * done to the terminal; all others: now. `low` is a battery that will not do for a settlement.
 */
export type Seen = {
  readonly fact?: string | readonly string[] | undefined
  readonly screen?: string | undefined
  readonly shown?: string | undefined
  readonly slip?: string | undefined
  readonly paper?: 'ok' | 'out' | undefined
  readonly signal?: boolean | undefined
  readonly battery?: 'ok' | 'low' | undefined
  readonly power?: 'on' | 'off' | undefined
  readonly not?: Seen | undefined
  readonly any?: readonly Seen[] | undefined
}

const words = z.string().trim().min(1)

export const seenSchema: z.ZodType<Seen> = z.lazy(() =>
  z.strictObject({
    fact: z
      .union([z.string(), z.array(z.string()).min(1)])
      .optional()
      .meta({ description: 'A fact of the simulator, such as `settled`, or a list of which one is enough.' }),
    screen: words.optional().meta({ description: 'Words on the screen now, such as 结算成功.' }),
    shown: words.optional().meta({ description: 'Words that were on the screen, if only for a moment.' }),
    slip: words.optional().meta({ description: 'Words on the last slip.' }),
    paper: z.enum(['ok', 'out']).optional().meta({ description: '`out` when a printer cannot print.' }),
    signal: z.boolean().optional().meta({ description: 'Whether the terminal has signal.' }),
    battery: z.enum(['ok', 'low']).optional(),
    power: z.enum(['on', 'off']).optional(),
    not: seenSchema.optional(),
    any: z.array(seenSchema).min(1).optional(),
  }),
)

/**
 * What somebody can see of a terminal. A key that is absent cannot be seen from where they are: the simulator in the
 * browser reports facts and its screen alone.
 */
export interface Sight {
  readonly facts: readonly string[]
  /** The lines on the screen now. */
  readonly screen: readonly string[]
  /** Every screen since something was last done to the terminal. */
  readonly shown?: readonly (readonly string[])[]
  /** The lines of the last slip; none when nothing was printed. */
  readonly slip?: readonly string[]
  readonly paper?: 'ok' | 'out'
  readonly signal?: boolean
  readonly battery?: 'ok' | 'low'
  readonly power?: 'on' | 'off'
}

/** Whether what the author described is seen; what cannot be seen from here is not, nor is its contrary. */
export const isSeen = (seen: Seen | undefined, sight: Sight): boolean =>
  seen !== undefined && judge(seen, sight) === true

/** Null: it cannot be told. */
function judge(seen: Seen, sight: Sight): boolean | null {
  const { fact, screen, shown, slip, paper, signal, battery, power, not, any } = seen
  const inner = not && judge(not, sight)
  return all([
    fact === undefined || [fact].flat().some(each => sight.facts.includes(each)),
    screen === undefined || showsWords(sight.screen, screen),
    shown === undefined || (sight.shown?.some(lines => showsWords(lines, shown)) ?? null),
    slip === undefined || (sight.slip ? showsWords(sight.slip, slip) : null),
    is(paper, sight.paper),
    is(signal, sight.signal),
    is(battery, sight.battery),
    is(power, sight.power),
    inner === undefined || (inner === null ? null : !inner),
    any === undefined || some(any.map(each => judge(each, sight))),
  ])
}

const is = <Value>(wanted: Value | undefined, actual: Value | undefined): boolean | null =>
  wanted === undefined || (actual === undefined ? null : wanted === actual)

const all = (parts: readonly (boolean | null)[]): boolean | null =>
  parts.includes(false) ? false : parts.includes(null) ? null : true

const some = (parts: readonly (boolean | null)[]): boolean | null =>
  parts.includes(true) ? true : parts.includes(null) ? null : false
