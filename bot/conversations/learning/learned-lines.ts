import { createHash } from 'node:crypto'
import { mask } from '../../understanding/mask.ts'
import type { Db } from '../tables.ts'

/** A line that an author wants merchants' words to be understood by. */
export interface LearnedLine {
  readonly text: string
  readonly intent: string
}

const LONGEST = 80

/** The text as a line of the content: masked, on one line; null when nothing is left of it or it is too long. */
export function cleanLine(given: string): string | null {
  const text = mask(
    given
      .normalize('NFC')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  ).text
  return text === '' || text.length > LONGEST ? null : text
}

/** Puts a line aside for an intent; the same text again moves to the newer intent. */
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

/** All lines that were put aside, by intent. */
export const readLines = (db: Db): Promise<LearnedLine[]> =>
  db.selectFrom('learned_lines').select(['text', 'intent']).orderBy('intent').orderBy('at').execute()

/** Names these lines on this content: a check of others says nothing of them. */
export const nameOfLines = (version: string, lines: readonly LearnedLine[]): string =>
  createHash('sha256')
    .update(JSON.stringify([version, lines]))
    .digest('hex')
    .slice(0, 32)
