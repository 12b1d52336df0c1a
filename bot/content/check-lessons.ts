import { makeDevice, type TerminalKind } from '../terminal/device.ts'
import { startWorld } from '../terminal/world.ts'
import { doPresses } from '../training/do-presses.ts'
import { type Judgement, judge } from '../training/judge.ts'
import { solutionOf } from '../training/solution-of.ts'
import { compileTraining } from './compile-training.ts'
import type { Content } from './content.ts'
import { joinGestures } from './join-gestures.ts'
import type { Mistake } from './lesson-schema.ts'
import { type Problem, problem } from './problem.ts'
import type { ContentFile } from './source.ts'

/** Solves every exercise and makes every mistake, with one vendor's program on each kind of terminal that can have the fault. */
export function checkLessons(files: readonly ContentFile[], content: Content): Problem[] {
  const { lessons, shared } = compileTraining(files)
  const { faults } = content.terminals
  const exercises = lessons.flatMap(({ source, lesson }) =>
    lesson.exercises.flatMap((exercise, index) => {
      const place = source.place(['exercises', index, 'do'])
      return (faults[exercise.fault]?.kinds ?? []).flatMap(kind => {
        const { before, after } = solutionOf(content, lesson, exercise, deviceOf(content, kind))
        const why = reasons(content, exercise.goal, after)
        return [
          ...(before.done ? [problem('exercise-met', place, { kind })] : []),
          ...(why.length > 0 ? [problem('exercise-unsolved', place, { kind, why: why.join(', ') })] : []),
        ]
      })
    }),
  )
  const mistakes = Object.entries(content.training.mistakes).flatMap(([id, mistake]) =>
    (faults[mistake.example.fault]?.kinds ?? [])
      .filter(kind => mistake.example.do[kind] && !isNoticed(content, id, mistake, kind))
      .flatMap(kind => {
        const place = shared.source?.place(['mistakes', id, 'example'])
        return place ? [problem('mistake-unseen', place, { kind })] : []
      }),
  )
  return [...exercises, ...mistakes]
}

const deviceOf = ({ terminals }: Content, kind: TerminalKind) => {
  const skin = Object.values(terminals.skins)[0]
  if (!skin) throw new Error('There is no vendor program: the content check should have said so.')
  return makeDevice(terminals.devices[kind], skin)
}

const reasons = ({ training }: Content, goal: string, { parts, mistakes }: Judgement): string[] => [
  ...(training.goals[goal] ?? []).flatMap(({ say }, index) =>
    parts[index] ? [] : [`「${say}」 is missing`],
  ),
  ...mistakes.map(id => `it makes the mistake "${id}"`),
]

function isNoticed(content: Content, id: string, { example, when }: Mistake, kind: TerminalKind): boolean {
  const device = deviceOf(content, kind)
  const fault = content.terminals.faults[example.fault]
  if (!fault) return false
  const start = startWorld(device, fault)
  const presses = [
    ...(joinGestures(content.gestures, example.before)[kind] ?? []),
    ...(example.do[kind] ?? []),
  ]
  const { world, facts } = doPresses(device, start, presses)
  return judge({ goal: [], mistakes: { [id]: { when } } }, { device, start, world, facts }).mistakes.includes(
    id,
  )
}
