import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assembleModel, trainOn } from '../understanding/build-model.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import type { Model } from '../understanding/model.ts'
import { packClassifier, unpackClassifier } from '../understanding/pack-classifier.ts'
import { quickTraining } from '../understanding/train.ts'

/** Raised by whoever changes features or training, so that no older file is taken for a current one. */
const trainingVersion = 18

/**
 * The model of this content. What was trained is kept in `folder` under the hash of what it was trained on: only the
 * first start after a change of intents or lexicon trains. A file that cannot be read is trained and written anew.
 */
export function cachedModel(data: UnderstandingContent, folder: string): Model {
  const file = keptFile(data, folder)
  return assembleModel(data, readKept(file) ?? trainAndKeep(data, folder, file))
}

function keptFile({ intents, lexicon }: UnderstandingContent, folder: string): string {
  const learnt = JSON.stringify([trainingVersion, quickTraining, lexicon, intents])
  const hash = createHash('sha256').update(learnt).digest('hex').slice(0, 16)
  return join(folder, `understanding-${hash}.bin`)
}

function trainAndKeep(data: UnderstandingContent, folder: string, file: string): ReturnType<typeof trainOn> {
  const classifier = trainOn(data, quickTraining)
  mkdirSync(folder, { recursive: true })
  // Renamed in one step: a start that is cut off leaves no half file under the final name, and desks that start at
  // the same moment do not write into each other's.
  const part = `${file}.${randomUUID()}.part`
  writeFileSync(part, packClassifier(classifier))
  renameSync(part, file)
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
