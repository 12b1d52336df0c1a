import type { Training } from '../content/compile-training.ts'
import type { Exercise, Lesson } from '../content/lesson-schema.ts'
import type { Rules } from './judge.ts'

/** What an exercise of a lesson asks for, and the mistakes that are watched for. */
export const rulesOf = (
  { goals, mistakes }: Pick<Training, 'goals' | 'mistakes'>,
  lesson: Pick<Lesson, 'mistakes'>,
  { goal }: Pick<Exercise, 'goal'>,
): Rules => ({
  goal: goals[goal] ?? [],
  mistakes: Object.fromEntries(
    lesson.mistakes.flatMap(id => {
      const mistake = mistakes[id]
      return mistake ? [[id, mistake]] : []
    }),
  ),
})
