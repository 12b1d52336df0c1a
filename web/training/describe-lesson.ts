import type { Content } from '../../bot/content/content.ts'
import type { Lesson } from '../../bot/content/lesson-schema.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import type { Press } from '../../bot/dialog/wire.ts'
import type { TerminalKind } from '../../bot/terminal/device.ts'
import type { Rules } from '../../bot/training/judge.ts'
import { rulesOf } from '../../bot/training/rules-of.ts'
import { pictureFault } from '../guide/step-pictures.ts'

/** What the browser needs to let somebody do an exercise. */
export interface Practice {
  readonly fault: string
  readonly kinds: readonly TerminalKind[]
  /** The solution, to be watched. */
  readonly script: Readonly<Partial<Record<TerminalKind, readonly Press[]>>>
  readonly rules: Rules
}

interface ExercisePage {
  readonly number: number
  readonly id: string
  readonly title: string
  readonly task: string
  /** The terminal at the start, as an SVG. */
  readonly picture: string
  readonly flow: Pick<Flow, 'id' | 'title'>
  readonly kinds: readonly { readonly id: TerminalKind; readonly name: string }[]
  readonly goal: readonly string[]
  readonly hints: readonly string[]
  readonly practice: Practice
}

/** A lesson as its page shows it. */
interface LessonPage {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly explains: readonly string[]
  readonly exercises: readonly ExercisePage[]
  readonly mistakes: readonly { readonly id: string; readonly title: string; readonly say: string }[]
}

/** Describes everything that the page of a lesson shows and that its exercises need. */
export function describeLesson(content: Content, lesson: Lesson): LessonPage {
  const { dialog, terminals, training, gestures } = content
  const { id, title, lead, explains } = lesson
  return {
    ...{ id, title, lead, explains },
    mistakes: lesson.mistakes.flatMap(name => {
      const mistake = training.mistakes[name]
      return mistake ? [{ id: name, title: mistake.title, say: mistake.say }] : []
    }),
    exercises: lesson.exercises.flatMap((exercise, index) => {
      const fault = terminals.faults[exercise.fault]
      const flow = dialog.flows[exercise.flow]
      if (!fault || !flow) return []
      const begins = content.proofs.stories[fault.id]?.[0]?.begins ?? []
      const script = Object.fromEntries(
        fault.kinds.map(kind => [kind, exercise.do.flatMap(name => gestures[name]?.[kind] ?? [])]),
      )
      const { goal, mistakes } = rulesOf(training, lesson, exercise)
      const rules = {
        goal: goal.map(({ when }) => ({ when })),
        mistakes: Object.fromEntries(Object.entries(mistakes).map(([name, { when }]) => [name, { when }])),
      }
      return {
        number: index + 1,
        id: fault.id,
        title: fault.title,
        task: exercise.task,
        picture: pictureFault(content, fault.id, begins, null).screen,
        flow,
        kinds: fault.kinds.map(kind => ({ id: kind, name: dialog.slots.kind?.values[kind] ?? kind })),
        goal: (training.goals[exercise.goal] ?? []).map(({ say }) => say),
        hints: exercise.hints,
        practice: { fault: fault.id, kinds: fault.kinds, script, rules },
      }
    }),
  }
}
