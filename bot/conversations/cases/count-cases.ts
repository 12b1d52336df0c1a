import type { Db } from '../tables.ts'
import type { FlowCount } from './fold-case.ts'
import { readCases } from './read-cases.ts'

/** Conversations that began within these times (milliseconds since 1970; `until` itself is out). */
export interface Period {
  readonly from: number
  readonly until: number
}

/** The desk's figures; what each of them means stands in `content/console.yaml`. */
export interface Figures {
  readonly counts: Readonly<
    Record<'conversations' | 'solved' | 'handed-over' | 'left' | 'open' | 'unclear', number>
  >
  /** The flows that merchants entered most often first. */
  readonly flows: readonly (FlowCount & { readonly flow: string })[]
}

export async function countCases(db: Db, { from, until }: Period): Promise<Figures> {
  await readCases(db)
  const rows = await db
    .selectFrom('cases')
    .select(({ fn }) => [
      'outcome',
      'handed_over',
      fn.countAll<number>().as('number'),
      fn.sum<number>('unclear').as('unclear'),
    ])
    .where('begun_at', '>=', from)
    .where('begun_at', '<', until)
    .where('messages', '>', 0)
    .groupBy(['outcome', 'handed_over'])
    .execute()
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, row) => total + Number(row.number), 0)
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
  return {
    counts: {
      conversations: sum(() => true),
      solved: sum(({ outcome, handed_over }) => outcome === 'solved' && handed_over === 0),
      'handed-over': sum(({ handed_over }) => handed_over === 1),
      left: sum(({ outcome }) => outcome === 'left'),
      open: sum(({ outcome }) => outcome === 'open'),
      unclear: rows.reduce((total, { unclear }) => total + Number(unclear), 0),
    },
    flows: flows.map(({ flow, ...counts }) => ({
      flow,
      starts: Number(counts.starts),
      solved: Number(counts.solved),
      person: Number(counts.person),
      dropped: Number(counts.dropped),
    })),
  }
}
