import type { IntentEntry } from '../dialog/content.ts'
import { type Problem, problem } from './problem.ts'

/** Intents of problems that no flow answers: whatever merchants can name must lead somewhere. */
export function checkIntents(
  intents: Readonly<Record<string, IntentEntry>>,
  flowOfIntent: Readonly<Record<string, string>>,
): Problem[] {
  return Object.entries(intents)
    .filter(([id, { kind }]) => kind === 'problem' && !Object.hasOwn(flowOfIntent, id))
    .map(([id]) => problem('intent-without-flow', { file: `intents/${id}.yaml`, line: 1, column: 1 }, { id }))
}
