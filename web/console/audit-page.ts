import { acts, type ConsoleTexts } from '../../bot/content/console-schema.ts'
import { readAudit } from '../../bot/conversations/accounts/audit.ts'
import { type ConsoleRoute, consoleRoute } from './route.ts'
import { show } from './show.ts'

const PAGE = 100

/** What everybody did, page by page. */
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
      const rows = await readAudit(parts.desk.db, { limit: PAGE + 1, act, before })
      const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
      const entries = rows
        .slice(0, PAGE)
        .map(row => ({ ...row, details: detailsOf(visit.words, row.detail) }))
      show(visit, 'audit', { entries, acts, act, before, older: last && `${last.at}.${last.id}` })
    },
  }),
]

function readPlace(given: unknown): { at: number; id: string } | undefined {
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,40})$/.exec(String(given ?? '')) ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined
}

/** What an act is told with, in words; what has none stands as it is. */
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
