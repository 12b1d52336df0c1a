import type { Content } from '../content/content.ts'
import type { Exercise, Lesson } from '../content/lesson-schema.ts'
import type { Device } from '../terminal/device.ts'
import type { Press } from '../terminal/press.ts'
import { startWorld } from '../terminal/world.ts'
import { doPresses } from './do-presses.ts'
import { type Judgement, judge } from './judge.ts'
import { rulesOf } from './rules-of.ts'

/** The judgement of an exercise before anything was done, and after its solution was carried out on `device`. */
export function solutionOf(
  { training, terminals, gestures }: Pick<Content, 'training' | 'terminals' | 'gestures'>,
  lesson: Lesson,
  exercise: Exercise,
  device: Device,
): { readonly before: Judgement; readonly after: Judgement } {
  const fault = terminals.faults[exercise.fault]
  if (!fault) throw new Error(`There is no fault "${exercise.fault}": the content check should have said so.`)
  const rules = rulesOf(training, lesson, exercise)
  const start = startWorld(device, fault)
  const presses = exercise.do.flatMap((name): readonly Press[] => gestures[name]?.[device.kind] ?? [])
  const { world, facts } = doPresses(device, start, presses)
  return {
    before: judge(rules, { device, start, world: start, facts: [] }),
    after: judge(rules, { device, start, world, facts }),
  }
}
