import { type Lesson, lessonSchema, type TrainingShared, trainingSchema } from './lesson-schema.ts'
import { type Problem, problem } from './problem.ts'
import { type FileRead, readEach, readSingle } from './read-file.ts'
import type { ContentFile, Source } from './source.ts'

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
  readonly shared: FileRead<TrainingShared>
  readonly lessons: readonly ReadLesson[]
  readonly problems: Problem[]
}

/** Compiles `training.yaml` and `lessons/`; whether the names in them refer to anything is for `checkTraining`. */
export function compileTraining(files: readonly ContentFile[]): CompiledTraining {
  const shared = readSingle(files, 'training.yaml', trainingSchema)
  const { sound, problems: wrong } = readEach(files, /^lessons\//, lessonSchema)
  const lessons = sound.map(({ source, value }): ReadLesson => ({ source, lesson: value }))
  const misnamed = lessons.filter(({ source, lesson }) => source.path !== `lessons/${lesson.id}.yaml`)
  const problems = [
    ...shared.problems,
    ...wrong,
    ...misnamed.map(({ source, lesson: { id } }) => problem('file-name', source.place(['id']), { id })),
  ]
  const byId = Object.fromEntries(lessons.map(({ lesson }) => [lesson.id, lesson]))
  return {
    ...(shared.value ? { training: { ...shared.value, lessons: byId } } : {}),
    ...{ shared, lessons, problems },
  }
}
