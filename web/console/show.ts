import type { ConsoleProblem, FormFault } from '../../bot/content/console-schema.ts'
import type { Visit } from './route.ts'

/** Shows one of the console's pages (`web/views/console`); `fault` names why a form was not taken. */
export function show(
  { response, words }: Visit,
  page: string,
  values: Readonly<Record<string, unknown>> = {},
  fault: FormFault | null = null,
): void {
  if (fault) response.status(422)
  response.render(`console/${page}.njk`, { ...values, fault: fault && words.faults[fault] })
}

const statuses: Record<ConsoleProblem, number> = {
  forbidden: 403,
  forged: 403,
  'link-spent': 410,
  'not-found': 404,
  'too-many': 429,
}

/** Shows what went wrong, with a way back. */
export function showProblem(visit: Visit, problem: ConsoleProblem): void {
  visit.response.status(statuses[problem])
  show(visit, 'problem', { problem: visit.words.problems[problem] })
}
