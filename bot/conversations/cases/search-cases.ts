import type { CaseOutcome } from '../../content/desk-vocabulary.ts'
import { readEvents } from '../store.ts'
import type { Db } from '../tables.ts'
import { fold, gramsWanted } from './grams.ts'
import { readCases, searchedText } from './read-cases.ts'

/** What to search for; times in milliseconds since 1970; all conditions must hold. */
export interface CaseQuery {
  readonly words: string
  readonly flow?: string | undefined
  readonly outcome?: CaseOutcome | undefined
  /** Id of the last agent who had it. */
  readonly agent?: string | undefined
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** Only conversations further down the list than this one, to fetch the next page. */
  readonly before?: { readonly lastAt: number; readonly id: string } | undefined
}

/** A conversation found, with the first message that contains the words. */
interface FoundCase {
  readonly id: string
  readonly begunAt: number
  readonly lastAt: number
  readonly flow: string | null
  readonly outcome: CaseOutcome
  readonly messages: number
  readonly text: string
}

const pageSize = 50
/**
 * The pairs of a word may be far apart in a conversation, so this many candidates are checked for one page.
 */
const maxCandidates = 200

/**
 * The newest matching conversations, at most 50; `next` is the `before` of the following page, null at the
 * end.
 */
export async function searchCases(
  db: Db,
  query: CaseQuery,
): Promise<{ readonly found: readonly FoundCase[]; readonly next: CaseQuery['before'] | null }> {
  await readCases(db)
  const candidates = await findCandidates(db, query)
  const found: FoundCase[] = []
  let last: CaseQuery['before'] | null = null
  for (const row of candidates) {
    if (found.length === pageSize) return { found, next: last }
    last = { lastAt: row.last_at, id: row.conversation_id }
    const text = await firstText(db, row.conversation_id, fold(query.words))
    if (text === null) continue
    const { conversation_id: id, begun_at: begunAt, last_at: lastAt, flow, outcome, messages } = row
    found.push({ id, begunAt, lastAt, flow, outcome, messages, text })
  }
  return { found, next: candidates.length === maxCandidates ? last : null }
}

function findCandidates(db: Db, { words, flow, outcome, agent, from, until, before }: CaseQuery) {
  const grams = gramsWanted(words)
  const [first = ''] = grams
  const single = [...first].length === 1
  return db
    .selectFrom('cases')
    .selectAll()
    .where('messages', '>', 0)
    .$if(single, rows =>
      rows.where('conversation_id', 'in', query =>
        query
          .selectFrom('case_grams')
          .select('conversation_id')
          .where('gram', '>=', first)
          .where('gram', '<', `${first}\u{10ffff}`),
      ),
    )
    .$if(grams.length > 0 && !single, rows =>
      rows.where('conversation_id', 'in', query =>
        query
          .selectFrom('case_grams')
          .select('conversation_id')
          .where('gram', 'in', grams)
          .groupBy('conversation_id')
          .having(({ fn }) => fn.count('gram'), '=', grams.length),
      ),
    )
    .$if(flow !== undefined, rows => rows.where('flow', '=', flow ?? ''))
    .$if(outcome !== undefined, rows => rows.where('outcome', '=', outcome ?? 'open'))
    .$if(agent !== undefined, rows => rows.where('agent', '=', agent ?? ''))
    .$if(from !== undefined, rows => rows.where('last_at', '>=', from ?? 0))
    .$if(until !== undefined, rows => rows.where('last_at', '<', until ?? 0))
    .$if(before !== undefined, rows =>
      rows.where(({ eb, or, and }) => {
        const { lastAt, id } = before ?? { lastAt: 0, id: '' }
        return or([
          eb('last_at', '<', lastAt),
          and([eb('last_at', '=', lastAt), eb('conversation_id', '<', id)]),
        ])
      }),
    )
    .orderBy('last_at', 'desc')
    .orderBy('conversation_id', 'desc')
    .limit(maxCandidates)
    .execute()
}

/** The first message that contains the words; null when it contains only their pairs. */
async function firstText(db: Db, id: string, words: string): Promise<string | null> {
  const texts = (await readEvents(db, id)).flatMap(event => searchedText(event) ?? [])
  if (words === '') return texts[0] ?? ''
  return texts.find(text => fold(text).includes(words)) ?? null
}
