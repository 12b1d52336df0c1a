import type { Db } from '../tables.ts'
import type { StepCount } from './case.ts'
import type { Period } from './count-cases.ts'
import { readCases } from './read-cases.ts'

/** How merchants passed through one flow: its steps by node id. */
export async function countSteps(
  db: Db,
  flow: string,
  { from, until }: Period,
): Promise<Readonly<Record<string, StepCount>>> {
  await readCases(db)
  const rows = await db
    .selectFrom('case_steps')
    .innerJoin('cases', 'cases.conversation_id', 'case_steps.conversation_id')
    .select(({ fn }) => [
      'case_steps.node',
      'case_steps.choice',
      fn.sum<number>('case_steps.number').as('number'),
      fn.sum<number>('case_steps.dropped').as('dropped'),
    ])
    .where('case_steps.flow', '=', flow)
    .where('cases.begun_at', '>=', from)
    .where('cases.begun_at', '<', until)
    .groupBy(['case_steps.node', 'case_steps.choice'])
    .execute()
  const nodes = [...new Set(rows.map(({ node }) => node))]
  return Object.fromEntries(
    nodes.map(node => {
      const own = rows.filter(row => row.node === node)
      const shown = own.find(({ choice }) => choice === '')
      const ways = own.filter(({ choice }) => choice !== '')
      return [
        node,
        {
          shown: Number(shown?.number ?? 0),
          dropped: Number(shown?.dropped ?? 0),
          ways: Object.fromEntries(ways.map(({ choice, number }) => [choice, Number(number)])),
        },
      ]
    }),
  )
}
