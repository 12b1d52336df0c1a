import type { ConsoleTexts } from '../../bot/content/console-schema.ts'
import { type Act, acts } from '../../bot/content/desk-vocabulary.ts'
import { type AuditRow, readAudit } from '../../bot/conversations/accounts/audit.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'
import { type ConsoleRoute, consoleRoute } from './route.ts'
import { show } from './show.ts'

const pageSize = 100

/** The audit log, page by page. */
export const auditRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/audit',
    role: 'supervisor',
    nav: 'audit',
    async handle(visit) {
      const { parts, request } = visit
      const act = acts.find(each => each === request.query.act)
      const before = readPlace(request.query.before)
      const rows = await readAudit(parts.desk.db, { limit: pageSize + 1, act, before })
      const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
      const entries = rows.slice(0, pageSize).map(row => ({
        ...row,
        ...subjectOf(row, visit.parts.content.dialog),
        details: detailsOf(visit.words, row.detail),
      }))
      show(visit, 'audit', { entries, acts, act, before, older: last && `${last.at}.${last.id}` })
    },
  }),
]

/** Actions within a conversation, whose subject is the conversation's id. */
const inConversation: ReadonlySet<Act> = new Set([
  ...(['conversation-claimed', 'conversation-taken-over', 'conversation-released'] as const),
  ...(['conversation-transferred', 'conversation-handed-back', 'conversation-closed'] as const),
  ...(['conversation-raised', 'message-sent', 'step-demonstrated', 'note-added'] as const),
  ...(['transcript-exported', 'script-saved', 'message-marked'] as const),
])

/**
 * Whom or what an action was about, readable for people: a name as it is, an intent by its label, a
 * conversation as a link.
 */
function subjectOf(
  { act, subject }: Pick<AuditRow, 'act' | 'subject'>,
  { intents }: DialogContent,
): { readonly subject: string; readonly conversation: string } {
  if (inConversation.has(act)) return { subject, conversation: subject }
  return {
    subject: act === 'line-learned' ? (intents[subject]?.label ?? subject) : subject,
    conversation: '',
  }
}

function readPlace(given: unknown): { at: number; id: string } | undefined {
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,40})$/.exec(String(given ?? '')) ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined
}

/** An entry's details in words; a value without words is shown as it is. */
function detailsOf(
  { audit, roles, queue }: ConsoleTexts,
  detail: Readonly<Record<string, string | number | boolean>>,
): readonly string[] {
  const values: Readonly<Record<string, string>> = { ...roles, ...queue.duties, '': audit.nothing }
  return Object.entries(detail).map(([key, value]) => {
    const said = typeof value === 'boolean' ? (value ? audit.yes : audit.no) : (values[value] ?? value)
    return `${audit.details[key] ?? key}：${said}`
  })
}
