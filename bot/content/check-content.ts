import { buildModel } from '../understanding/build-model.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import type { Model } from '../understanding/model.ts'
import { checkChoices } from './check-choices.ts'
import { checkLessons } from './check-lessons.ts'
import { compileContent } from './compile-content.ts'
import type { Content } from './content.ts'
import { readContentFiles, versionOf } from './load-content.ts'
import type { Problem } from './problem.ts'

/** Everything an author should know of a folder: compiles it, tries every wording of every choice, solves every exercise. */
export function checkContent(
  folder: string,
  modelOf: (data: UnderstandingContent) => Model = buildModel,
): { content?: Content; problems: Problem[] } {
  const files = readContentFiles(folder)
  const compiled = compileContent(files, versionOf(files))
  const { content, problems } = compiled
  if (!content) return compiled
  const misread = checkChoices(files, content.dialog, modelOf(content.understanding))
  return { content, problems: [...problems, ...misread, ...checkLessons(files, content)] }
}
