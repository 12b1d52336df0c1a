import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assembleModel, trainOn } from '../understanding/build-model.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import type { Model } from '../understanding/model.ts'
import { packClassifier, unpackClassifier } from '../understanding/pack-classifier.ts'
import { quickTraining } from '../understanding/train.ts'
import { writeWhole } from './write-whole.ts'

/** Raise it with every change of features or training: files that were kept before are then ignored. */
const trainingVersion = 19

/**
 * The model of this content. The trained part is kept in `folder` under a hash of what it was trained on, so only the
 * first start after a change of intents or lexicon trains. A file that cannot be read is replaced.
 */
export function cachedModel(data: UnderstandingContent, folder: string): Model {
  const file = keptFile(data, folder)
  return assembleModel(data, readKept(file) ?? trainAndKeep(data, file))
}

function keptFile({ intents, lexicon }: UnderstandingContent, folder: string): string {
  const learnt = JSON.stringify([trainingVersion, quickTraining, lexicon, intents])
  const hash = createHash('sha256').update(learnt).digest('hex').slice(0, 16)
  return join(folder, `understanding-${hash}.bin`)
}

function trainAndKeep(data: UnderstandingContent, file: string): ReturnType<typeof trainOn> {
  const classifier = trainOn(data, quickTraining)
  writeWhole(file, packClassifier(classifier))
  return classifier
}

function readKept(file: string): ReturnType<typeof unpackClassifier> {
  try {
    return unpackClassifier(readFileSync(file))
  } catch {
    // Not there yet: the first start trains.
    return null
  }
}
