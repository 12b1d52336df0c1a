import { z } from 'zod'
import { showsWords } from '../terminal/shows-words.ts'

/**
 * What must be visible at the terminal for something to count as true. All keys must hold. `fact` and `shown`
 * look at everything since the terminal was last operated, all other keys at the present moment. `low` is a
 * battery too weak for a settlement.
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
 * What can be seen of a terminal from a given place. An absent key cannot be seen from there: the simulator
 * in the browser reports only facts and its screen.
 */
export interface Sight {
  readonly facts: readonly string[]
  /** The lines on the screen now. */
  readonly screen: readonly string[]
  /** Every screen since the terminal was last operated. */
  readonly shown?: readonly (readonly string[])[]
  /** The lines of the last slip; empty when nothing was printed. */
  readonly slip?: readonly string[]
  readonly paper?: 'ok' | 'out'
  readonly signal?: boolean
  readonly battery?: 'ok' | 'low'
  readonly power?: 'on' | 'off'
}

/**
 * Whether what the author described is seen. Where that cannot be told from here, neither it nor its opposite
 * is.
 */
export const isSeen = (seen: Seen | undefined, sight: Sight): boolean =>
  seen !== undefined && judge(seen, sight) === true

/** Null where it cannot be told. */
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
