import type { CompiledTraining, ReadLesson } from './compile-training.ts'
import { didYouMean } from './did-you-mean.ts'
import { type Problem, type ProblemCode, problem } from './problem.ts'
import type { Source, YamlPath } from './source.ts'

/** What lessons may refer to. */
interface Surroundings {
  readonly faults: readonly string[]
  readonly flows: readonly string[]
  readonly gestures: readonly string[]
}

type NameCode = Extract<
  ProblemCode,
  'unknown-fault' | 'unknown-flow' | 'unknown-gesture' | 'unknown-part-of-training'
>

/** Names in lessons that refer to nothing, and faults that no lesson teaches. */
export function checkTraining(
  { training, shared, lessons }: CompiledTraining,
  around: Surroundings,
): Problem[] {
  const { source } = shared
  if (!training || !source) return []
  const ids = Object.keys(training.lessons)
  const taught = new Set(lessons.flatMap(({ lesson }) => lesson.exercises.map(({ fault }) => fault)))
  return [
    ...training.groups.flatMap((group, index) =>
      group.lessons.flatMap((id, nth) => {
        const path = ['groups', index, 'lessons', nth]
        return check(source, 'unknown-part-of-training', path, id, ids, 'lesson')
      }),
    ),
    ...Object.entries(training.mistakes).flatMap(([id, { example }]) => {
      const path = ['mistakes', id, 'example']
      return [
        ...check(source, 'unknown-fault', [...path, 'fault'], example.fault, around.faults),
        ...example.before.flatMap((name, index) =>
          check(source, 'unknown-gesture', [...path, 'before', index], name, around.gestures),
        ),
      ]
    }),
    ...lessons.flatMap(each =>
      checkLesson(each, Object.keys(training.goals), Object.keys(training.mistakes), around),
    ),
    ...around.faults
      .filter(fault => !taught.has(fault))
      .map(fault => problem('untaught-fault', source.place(['groups']), { id: fault })),
  ]
}

function checkLesson(
  { source, lesson }: ReadLesson,
  goals: readonly string[],
  mistakes: readonly string[],
  { faults, flows, gestures }: Surroundings,
): Problem[] {
  return [
    ...lesson.mistakes.flatMap((id, index) =>
      check(source, 'unknown-part-of-training', ['mistakes', index], id, mistakes, 'mistake'),
    ),
    ...lesson.exercises.flatMap(({ fault, flow, do: names, goal }, index) => {
      const at = (...path: YamlPath): YamlPath => ['exercises', index, ...path]
      return [
        ...check(source, 'unknown-fault', at('fault'), fault, faults),
        ...check(source, 'unknown-flow', at('flow'), flow, flows),
        ...check(source, 'unknown-part-of-training', at('goal'), goal, goals, 'goal'),
        ...names.flatMap((name, nth) => check(source, 'unknown-gesture', at('do', nth), name, gestures)),
      ]
    }),
  ]
}

function check(
  source: Source,
  code: NameCode,
  path: YamlPath,
  id: string,
  known: readonly string[],
  what = '',
): Problem[] {
  if (known.includes(id)) return []
  return [problem(code, source.place(path), { id, what, suggestion: didYouMean(id, known) })]
}
