import { buildModel } from '../understanding/build-model.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import type { Model } from '../understanding/model.ts'
import { checkMeanings } from './check-meanings.ts'
import { checkReadings } from './check-readings.ts'
import { checkUtterances } from './check-utterances.ts'
import { compileUnderstanding } from './compile-understanding.ts'
import type { Problem } from './problem.ts'
import type { ContentFile } from './source.ts'

/**
 * What authors of utterances should know: whole messages with two meanings (errors), thin intents, near-duplicates,
 * misread utterances and rules that never decide (warnings). It takes seconds, so only the check runs it, not every
 * start. Content that does not compile gets none of this.
 */
export function checkUnderstanding(
  files: readonly ContentFile[],
  modelOf: (data: UnderstandingContent) => Model = buildModel,
): readonly Problem[] {
  const { understanding, sources } = compileUnderstanding(files)
  if (!understanding) return []
  return [
    ...checkMeanings(sources, understanding),
    ...checkUtterances(sources, understanding),
    ...checkReadings(sources, understanding, modelOf),
  ]
}
