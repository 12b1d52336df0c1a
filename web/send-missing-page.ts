import type { Response } from 'express'
import type { ProblemTexts } from '../bot/content/problem-texts.ts'

/** Answers 404 with a page for people. */
export function sendMissingPage(response: Response, texts: ProblemTexts): void {
  response.status(404).render('problem.njk', { problem: texts['not-found'] })
}
