import { randomBytes } from 'node:crypto'
import type { Act } from '../../content/desk-vocabulary.ts'
import type { Db } from '../tables.ts'

/** One act of a person at the desk. */
export interface AuditEntry {
  readonly at: number
  /** Null where nobody was signed in. */
  readonly agentId: string | null
  readonly act: Act
  /** What it was done to: a name, a conversation's id. */
  readonly subject: string
  /** Never personal data of a merchant, never a secret. */
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

/** An entry as the audit page shows it. */
export interface AuditRow extends AuditEntry {
  readonly id: string
  readonly name: string | null
}

/** Which entries to read; `before` is the last one of the page above. */
interface AuditQuery {
  readonly limit: number
  readonly act?: Act | undefined
  readonly before?: { readonly at: number; readonly id: string } | undefined
}

/** Records an act; every act in the console passes through here. */
export async function writeAudit(db: Db, { at, agentId, act, subject, detail }: AuditEntry): Promise<void> {
  const id = randomBytes(12).toString('base64url')
  await db
    .insertInto('audit')
    .values({ id, at, agent_id: agentId, act, subject, detail: JSON.stringify(detail) })
    .execute()
}

/** The newest entries first. */
export async function readAudit(db: Db, { limit, act, before }: AuditQuery): Promise<AuditRow[]> {
  const rows = await db
    .selectFrom('audit')
    .leftJoin('agents', 'agents.id', 'audit.agent_id')
    .select([
      'audit.id',
      'audit.at',
      'audit.agent_id',
      'audit.act',
      'audit.subject',
      'audit.detail',
      'agents.name',
    ])
    .$if(act !== undefined, query => query.where('audit.act', '=', act ?? 'signed-in'))
    .$if(before !== undefined, query =>
      query.where(({ eb, or, and }) =>
        or([
          eb('audit.at', '<', before?.at ?? 0),
          and([eb('audit.at', '=', before?.at ?? 0), eb('audit.id', '<', before?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ agent_id, detail, ...row }) => ({
    ...row,
    agentId: agent_id,
    detail: JSON.parse(detail),
  }))
}
