import type { Db } from '../tables.ts'
import type { FlowCount, IntentCount } from './case.ts'
import { readCases } from './read-cases.ts'

/** Conversations that began within this period (milliseconds since 1970; `until` is excluded). */
export interface Period {
  readonly from: number
  readonly until: number
}

/** The desk's figures; `content/console.yaml` explains each of them. */
export interface Figures {
  readonly counts: Readonly<
    Record<'conversations' | 'solved' | 'handed-over' | 'left' | 'open' | 'reopened' | 'unclear', number>
  >
  /** Median wait for a person's first message, in milliseconds; null when nobody waited. */
  readonly wait: number | null
  /** Mean number of stars and the number of ratings; null when there are none. */
  readonly rating: { readonly mean: number; readonly number: number } | null
  /** The most frequently entered flows first. */
  readonly flows: readonly (FlowCount & { readonly flow: string })[]
  /** The intents most often wrong or asked about first. */
  readonly intents: readonly (IntentCount & { readonly intent: string })[]
}

export async function countCases(db: Db, period: Period): Promise<Figures> {
  await readCases(db)
  const { from, until } = period
  const rows = await db
    .selectFrom('cases')
    .select(({ fn }) => [
      'outcome',
      'handed_over',
      fn.countAll<number>().as('number'),
      fn.sum<number>('unclear').as('unclear'),
      fn.sum<number>('reopened').as('reopened'),
      fn.sum<number>('rated').as('rated'),
      fn.sum<number>('stars').as('stars'),
    ])
    .where('begun_at', '>=', from)
    .where('begun_at', '<', until)
    .where('messages', '>', 0)
    .groupBy(['outcome', 'handed_over'])
    .execute()
  type Row = (typeof rows)[number]
  const total = (what: 'number' | 'unclear' | 'reopened' | 'rated' | 'stars', fits: (row: Row) => boolean) =>
    rows.filter(fits).reduce((sum, row) => sum + Number(row[what]), 0)
  const every = () => true
  const rated = total('rated', every)
  return {
    counts: {
      conversations: total('number', every),
      solved: total('number', ({ outcome, handed_over }) => outcome === 'solved' && handed_over === 0),
      'handed-over': total('number', ({ handed_over }) => handed_over === 1),
      left: total('number', ({ outcome }) => outcome === 'left'),
      open: total('number', ({ outcome }) => outcome === 'open'),
      reopened: total('reopened', every),
      unclear: total('unclear', every),
    },
    wait: await medianWait(db, period),
    rating: rated === 0 ? null : { mean: total('stars', every) / rated, number: rated },
    flows: await countFlows(db, period),
    intents: await countIntents(db, period),
  }
}

async function medianWait(db: Db, { from, until }: Period): Promise<number | null> {
  const waits = db
    .selectFrom('cases')
    .where('begun_at', '>=', from)
    .where('begun_at', '<', until)
    .where('wait', 'is not', null)
  const { number } = await waits
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow()
  const count = Number(number)
  const middle = await waits
    .select('wait')
    .orderBy('wait')
    .offset(Math.max(0, Math.ceil(count / 2) - 1))
    .limit(count % 2 === 0 ? 2 : 1)
    .execute()
  const sum = middle.reduce((total, { wait }) => total + (wait ?? 0), 0)
  return middle.length === 0 ? null : sum / middle.length
}

async function countFlows(db: Db, { from, until }: Period): Promise<Figures['flows']> {
  const flows = await db
    .selectFrom('case_flows')
    .innerJoin('cases', 'cases.conversation_id', 'case_flows.conversation_id')
    .select(({ fn }) => [
      'case_flows.flow',
      fn.sum<number>('case_flows.starts').as('starts'),
      fn.sum<number>('case_flows.solved').as('solved'),
      fn.sum<number>('case_flows.person').as('person'),
      fn.sum<number>('case_flows.dropped').as('dropped'),
    ])
    .where('cases.begun_at', '>=', from)
    .where('cases.begun_at', '<', until)
    .groupBy('case_flows.flow')
    .orderBy('starts', 'desc')
    .orderBy('case_flows.flow')
    .execute()
  return flows.map(({ flow, ...counts }) => ({
    flow,
    starts: Number(counts.starts),
    solved: Number(counts.solved),
    person: Number(counts.person),
    dropped: Number(counts.dropped),
  }))
}

/** Counts what the log shows, and what agents have marked as misread. */
async function countIntents(db: Db, { from, until }: Period): Promise<Figures['intents']> {
  const rows = await db
    .selectFrom('case_intents')
    .innerJoin('cases', 'cases.conversation_id', 'case_intents.conversation_id')
    .select(({ fn }) => [
      'case_intents.intent',
      fn.sum<number>('case_intents.answered').as('answered'),
      fn.sum<number>('case_intents.clarified').as('clarified'),
      fn.sum<number>('case_intents.wrong').as('wrong'),
    ])
    .where('cases.begun_at', '>=', from)
    .where('cases.begun_at', '<', until)
    .groupBy('case_intents.intent')
    .execute()
  const marks = await db
    .selectFrom('unclear_messages')
    .innerJoin('cases', 'cases.conversation_id', 'unclear_messages.conversation_id')
    .select(({ fn }) => ['unclear_messages.intent', fn.countAll<number>().as('number')])
    .where('cases.begun_at', '>=', from)
    .where('cases.begun_at', '<', until)
    .where('unclear_messages.reason', '=', 'marked')
    .groupBy('unclear_messages.intent')
    .execute()
  const marked = new Map(marks.map(({ intent, number }) => [intent, Number(number)]))
  return rows
    .map(({ intent, answered, clarified, wrong }) => ({
      intent,
      answered: Number(answered),
      clarified: Number(clarified),
      wrong: Number(wrong) + (marked.get(intent) ?? 0),
    }))
    .sort((a, b) => b.wrong - a.wrong || b.clarified - a.clarified || b.answered - a.answered)
}
