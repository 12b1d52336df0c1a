import type { ConsoleProblem, FormFault } from '../../bot/content/console-schema.ts'
import type { Visit } from './route.ts'

/** Renders one of the console's pages (`web/views/console`); `fault` says why a form was refused. */
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
  'too-long': 413,
  empty: 422,
  unread: 422,
  failed: 500,
  unavailable: 503,
}

/** Shows what went wrong, with a way back. */
export const showProblem = (visit: Visit, problem: ConsoleProblem): void =>
  showWords(visit, statuses[problem], visit.words.problems[problem])

/**
 * Says what went wrong: as a page, or as the sentence alone where a script shows it within the current page.
 */
export function showWords(
  visit: Visit,
  status: number,
  problem: { readonly title: string; readonly detail: string },
): void {
  visit.response.status(status)
  if (visit.request.get('hx-request')) return void visit.response.type('text/plain').send(problem.detail)
  show(visit, 'problem', { problem })
}
