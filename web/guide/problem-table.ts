import type { Content } from '../../bot/content/content.ts'
import { toCsv } from '../to-csv.ts'
import { groupFlows } from './groups.ts'

/** A row in the table of problems and solutions. */
interface ProblemRow {
  readonly id: string
  readonly group: string
  readonly problem: string
  /** What the screen may say. */
  readonly screens: readonly string[]
  readonly answer: string
  readonly never: readonly string[]
}

export function listProblems(content: Content): ProblemRow[] {
  return groupFlows(content).flatMap(({ title, flows }) =>
    flows.map(flow => ({
      id: flow.id,
      group: title,
      problem: flow.faq,
      screens: content.understanding.screenTexts
        .filter(({ intent }) => flow.intents.includes(intent))
        .map(({ text }) => text),
      answer: flow.answer,
      never: flow.dangers,
    })),
  )
}

/** The rows that contain these words and, if a group is named, belong to it. */
export const filterProblems = (rows: readonly ProblemRow[], words: string, group: string): ProblemRow[] =>
  rows.filter(
    row =>
      (group === '' || row.group === group) &&
      [row.problem, row.answer, ...row.screens, ...row.never].some(text => text.includes(words.trim())),
  )

/** The table as CSV, below the names of its columns. */
export const problemsToCsv = (rows: readonly ProblemRow[], header: readonly string[]): string =>
  toCsv([
    header,
    ...rows.map(({ group, problem, screens, answer, never }) => [
      group,
      problem,
      screens.join('；'),
      answer,
      never.join('；'),
    ]),
  ])
