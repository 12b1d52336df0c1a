import { formatPlace } from '../content/problem.ts'
import type { Failure } from './result.ts'
import type { Edit } from './suggest-edit.ts'
import { transcribe } from './transcribe.ts'

/** Everything that helps to judge a failure: the place, what was expected, what came and why, the edit, the conversation. */
export function describeFailure({ place, expected, came, why, edit, transcript, marked }: Failure): string {
  return [
    formatPlace(place),
    `expected  ${expected}`,
    `came      ${came}`,
    ...(why === null ? [] : [`because   ${why}`]),
    ...(edit === null ? [] : [`to accept ${describeEdit(edit)}`]),
    transcribe(transcript, marked),
  ].join('\n')
}

function describeEdit({ does, place, yaml }: Edit): string {
  const line = `line ${place.line} of ${place.file}`
  switch (does) {
    case 'change':
      return `write at ${line}:  ${yaml}`
    case 'insert':
      return `put before ${line}:  ${yaml}`
    case 'append':
      return `put after ${line}:  ${yaml}`
    case 'delete':
      return `delete ${line}`
  }
}
