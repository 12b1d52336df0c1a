import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLabelled } from '../../bot/commands/read-labelled.ts'
import type { Labelled } from '../../bot/understanding/evaluate.ts'
import { model, shipped } from '../understanding/shipped.ts'

/** The lines of the held-out set that are not, word for word, among the training lines. */
export function heldOut(): readonly Labelled[] {
  const file = join(import.meta.dirname, '..', 'understanding', 'held-out.jsonl')
  const { normalizeText } = model.reading
  const trained = new Set(shipped.intents.flatMap(({ utterances }) => utterances.map(normalizeText)))
  return readLabelled(file, readFileSync(file, 'utf8')).filter(
    ({ text }) => !trained.has(normalizeText(text)),
  )
}
