import { createHash } from 'node:crypto'
import { mask } from '../../understanding/mask.ts'
import type { Db } from '../tables.ts'

/** A line chosen by an author, from which merchants' words are to be understood. */
export interface LearnedLine {
  readonly text: string
  readonly intent: string
}

const maxLineLength = 80

/** The text as a line of the content: masked, on one line; null when nothing is left or it is too long. */
export function cleanLine(given: string): string | null {
  const text = mask(
    given
      .normalize('NFC')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  ).text
  return text === '' || text.length > maxLineLength ? null : text
}

/** Keeps a line for an intent; the same text given again moves to the newer intent. */
export async function stageLine(
  db: Db,
  { text, intent }: LearnedLine,
  agent: string,
  at: number,
): Promise<void> {
  await db
    .insertInto('learned_lines')
    .values({ text, intent, agent, at })
    .onConflict(conflict => conflict.column('text').doUpdateSet({ intent, agent, at }))
    .execute()
}

export const dropLine = async (db: Db, text: string): Promise<void> => {
  await db.deleteFrom('learned_lines').where('text', '=', text).execute()
}

/** All kept lines, by intent. */
export const readLines = (db: Db): Promise<LearnedLine[]> =>
  db.selectFrom('learned_lines').select(['text', 'intent']).orderBy('intent').orderBy('at').execute()

/** A name for these lines on this content: a check of others does not apply to them. */
export const nameOfLines = (version: string, lines: readonly LearnedLine[]): string =>
  createHash('sha256')
    .update(JSON.stringify([version, lines]))
    .digest('hex')
    .slice(0, 32)
