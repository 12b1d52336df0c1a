import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cachedModel } from '../../bot/content/cached-model.ts'
import { compileUnderstanding } from '../../bot/content/compile-understanding.ts'
import { builtFolder, contentFolder } from '../../bot/content/content-folder.ts'
import type { ContentFile } from '../../bot/content/source.ts'
import type { UnderstandingContent } from '../../bot/understanding/content.ts'
import type { Model } from '../../bot/understanding/model.ts'

/** The understanding's files as shipped. */
export const shippedFiles: readonly ContentFile[] = [
  'lexicon.yaml',
  'answers.yaml',
  'screen-texts.yaml',
  'response-codes.yaml',
  'thresholds.yaml',
  ...readdirSync(join(contentFolder, 'intents')).map(name => `intents/${name}`),
].map(path => ({ path, text: readFileSync(join(contentFolder, path), 'utf8') }))

/** The shipped content, compiled; throws when it has an error. */
export const shipped: UnderstandingContent = compiled()

/** The model of the shipped content. */
export const model: Model = cachedModel(shipped, builtFolder)

function compiled(): UnderstandingContent {
  const { understanding, problems } = compileUnderstanding(shippedFiles)
  if (!understanding) throw new Error(`The shipped content has problems: ${JSON.stringify(problems)}`)
  return understanding
}
