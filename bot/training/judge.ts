import type { Condition, Goal, Mistake } from '../content/lesson-schema.ts'
import { sumBatch } from '../terminal/batch.ts'
import type { Device } from '../terminal/device.ts'
import type { FactName } from '../terminal/fact.ts'
import { showsWords } from '../terminal/shows-words.ts'
import { look } from '../terminal/view.ts'
import { auditSince, type World } from '../terminal/world.ts'

/** An exercise under way: the terminal as it was found, as it is now, and what happened in between. */
interface Attempt {
  readonly device: Device
  readonly start: World
  readonly world: World
  readonly facts: readonly FactName[]
}

/** What an exercise asks for and what it watches for; mistakes by id. */
export interface Rules {
  readonly goal: readonly Pick<Goal[number], 'when'>[]
  readonly mistakes: Readonly<Record<string, Pick<Mistake, 'when'>>>
}

/** What came of an attempt so far. */
export interface Judgement {
  /** Whether each part of the goal holds, in order. */
  readonly parts: readonly boolean[]
  readonly done: boolean
  readonly mistakes: readonly string[]
  /** Fen that went astray since the start, by the audit of till, terminal and host. */
  readonly lost: number
  /** Fen in the terminal's log that no settlement has closed. */
  readonly waiting: number
}

/** Judges an attempt by the state of terminal and host, never by what was pressed. */
export function judge({ goal, mistakes }: Rules, attempt: Attempt): Judgement {
  const holds = (when: readonly Condition[]): boolean => when.some(each => meets(each, attempt))
  const parts = goal.map(({ when }) => holds(when))
  const { device, start, world } = attempt
  const { flash } = world
  const { inner, outer } = sumBatch(flash.log)
  return {
    parts,
    done: parts.every(Boolean),
    mistakes: Object.entries(mistakes).flatMap(([id, { when }]) => (holds(when) ? [id] : [])),
    lost: auditSince(device, start, world).reduce((sum, { amount }) => sum + amount, 0),
    waiting: flash.batch > start.flash.batch ? 0 : inner.debit + outer.debit,
  }
}

function meets(condition: Condition, attempt: Attempt): boolean {
  const { device, start, world, facts } = attempt
  const { fact, batch, log, screen, power, uploading, lost } = condition
  const { flash, ram } = world
  const needed = fact === undefined ? [] : [fact].flat()
  return (
    needed.every(each => facts.includes(each)) &&
    (batch === undefined || flash.batch > start.flash.batch) &&
    (log === undefined || flash.log.length === 0) &&
    (screen === undefined || showsWords(look(device, world).words, screen)) &&
    (power === undefined || (power === 'on') === (ram !== null)) &&
    (uploading === undefined || flash.settlement?.stage === 'uploading') &&
    (lost === undefined || auditSince(device, start, world).length === 0)
  )
}
