import type { Request, Response } from 'express'
import type { ProblemSlug, ProblemTexts } from '../bot/content/problem-texts.ts'
import { sendProblem, statusOf } from './api/problem.ts'

/** Answers a failed request: with a page for people who read pages, otherwise with a problem in JSON. */
export function sendFailure(
  request: Request,
  response: Response,
  slug: ProblemSlug,
  texts: ProblemTexts,
): void {
  const reads = !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html'
  if (reads) response.status(statusOf(slug)).render('problem.njk', { problem: texts[slug] })
  else sendProblem(response, slug, texts)
}
