import { type Lesson, lessonSchema, type TrainingShared, trainingSchema } from './lesson-schema.ts'
import { type Problem, problem } from './problem.ts'
import { readSingle, type Single } from './read-single.ts'
import { type ContentFile, checkShape, parseSource, type Source } from './source.ts'

/** Lessons by id, with what they share. */
export interface Training extends TrainingShared {
  readonly lessons: Readonly<Record<string, Lesson>>
}

/** A lesson with the file that it stands in. */
export interface ReadLesson {
  readonly source: Source
  readonly lesson: Lesson
}

export interface CompiledTraining {
  readonly training?: Training
  readonly shared: Single<TrainingShared>
  readonly lessons: readonly ReadLesson[]
  readonly problems: Problem[]
}

/** Compiles `training.yaml` and `lessons/`; names that must stand elsewhere are `checkTraining`'s. */
export function compileTraining(files: readonly ContentFile[]): CompiledTraining {
  const shared = readSingle(files, 'training.yaml', trainingSchema)
  const problems = [...shared.problems]
  const lessons = files
    .filter(({ path }) => path.startsWith('lessons/'))
    .flatMap((file): ReadLesson[] => {
      const parsed = parseSource(file)
      problems.push(...parsed.problems)
      if (!parsed.source) return []
      const { value, problems: found } = checkShape(
        parsed.source,
        lessonSchema,
        Object.keys(lessonSchema.shape),
      )
      problems.push(...found)
      if (!value) return []
      if (file.path !== `lessons/${value.id}.yaml`) {
        problems.push(problem('file-name', parsed.source.place(['id']), { id: value.id }))
      }
      return [{ source: parsed.source, lesson: value }]
    })
  const byId = Object.fromEntries(lessons.map(({ lesson }) => [lesson.id, lesson]))
  return {
    ...(shared.value ? { training: { ...shared.value, lessons: byId } } : {}),
    ...{ shared, lessons, problems },
  }
}
