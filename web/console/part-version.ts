import { createHash } from 'node:crypto'
import { readOwnership } from '../../bot/conversations/queue.ts'
import { readHeads } from '../../bot/conversations/store.ts'
import type { MemberVisit } from './route.ts'

/**
 * A short hash of what the parts of a conversation's page would show now, computed from a few rows read by
 * key: a client that already has this version has nothing to fetch. Null when there is no such conversation.
 */
export async function partVersion({ parts, request, agent, session }: MemberVisit): Promise<string | null> {
  const id = String(request.params.id)
  const { db, live } = parts.desk
  const [heads, row, beside] = await Promise.all([
    readHeads(db, [id]),
    readOwnership(db, id),
    db
      .selectNoFrom(({ selectFrom }) => [
        selectFrom('notes')
          .select(({ fn }) => fn.countAll().as('number'))
          .where('conversation_id', '=', id)
          .as('notes'),
        selectFrom('callbacks')
          .select(({ fn }) => fn.max('at').as('at'))
          .where('conversation_id', '=', id)
          .as('callback'),
      ])
      .executeTakeFirst(),
  ])
  const head = heads.get(id)
  if (head === undefined) return null
  const seen = [
    ...[parts.content.version, session.tokenHash, agent.role, head],
    ...[row?.version, row?.priority, row?.state, beside?.notes, beside?.callback],
    ...live.viewers(id).flatMap(viewer => (viewer.id === agent.id ? [] : viewer.id)),
  ]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 16)
}
