import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLabelled } from '../../bot/commands/read-labelled.ts'
import type { Labelled } from '../../bot/understanding/evaluate.ts'
import { heldOutSets } from '../understanding/held-out-sets.ts'
import { model, shipped } from '../understanding/shipped.ts'

/** The lines of the held-out and fresh sets that are not, word for word, among the training lines. */
export function heldOut(): readonly Labelled[] {
  const { normalizeText } = model.reading
  const trained = new Set(shipped.intents.flatMap(({ utterances }) => utterances.map(normalizeText)))
  return heldOutSets
    .map(name => join(import.meta.dirname, '..', 'understanding', name))
    .flatMap(file => readLabelled(file, readFileSync(file, 'utf8')))
    .filter(({ text }) => !trained.has(normalizeText(text)))
}
