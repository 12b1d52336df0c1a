import { caseOutcomes } from '../../bot/content/desk-vocabulary.ts'
import { listAgents } from '../../bot/conversations/accounts/agents.ts'
import { searchCases } from '../../bot/conversations/cases/search-cases.ts'
import { toCsv } from '../to-csv.ts'
import { endOfDay, startOfDay } from './china-day.ts'
import { formatTime } from './format-time.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { sendFile } from './send-file.ts'
import { show } from './show.ts'

const maxLength = 100

/** Search through all conversations, and the results as a CSV file. */
export const searchRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/search',
    role: 'agent',
    nav: 'search',
    async handle(visit) {
      const { parts } = visit
      const { query, given } = readQuery(visit)
      const { found, next } = await searchCases(parts.desk.db, query)
      const older = next && addressOf({ ...given, before: `${next.lastAt}.${next.id}` })
      const flows = Object.values(parts.content.dialog.flows)
      const agents = await listAgents(parts.desk.db)
      show(visit, 'search', { found, older, agents, given, flows, titles: titlesOf(visit), caseOutcomes })
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/search.csv',
    role: 'agent',
    async handle(visit) {
      const { parts, words, response } = visit
      const { found } = await searchCases(parts.desk.db, readQuery(visit).query)
      await visit.audit('transcript-exported', '', { conversations: found.length })
      const titles = titlesOf(visit)
      const rows = found.map(({ id, begunAt, lastAt, flow, outcome, messages, text }) => [
        ...[id, formatTime(begunAt), formatTime(lastAt), (flow && titles[flow]) ?? ''],
        ...[words.outcomes[outcome], messages, text],
      ])
      const { search, transcript } = words
      const head = [
        'id',
        transcript.begun,
        search.last,
        search.problem,
        search.outcome,
        search.messages,
        search.words,
      ]
      sendFile(response, 'conversations.csv', 'text/csv', toCsv([head, ...rows]))
    },
  }),
]

function readQuery({ request }: MemberVisit) {
  const read = (name: string) => {
    const value = request.query[name]
    return typeof value === 'string' ? value.slice(0, maxLength) : ''
  }
  const given = {
    words: read('words'),
    flow: read('flow'),
    outcome: read('outcome'),
    agent: read('agent'),
    from: read('from'),
    until: read('until'),
  }
  const before = read('before')
  const [lastAt = '', id] = before.split('.')
  const query = {
    words: given.words,
    flow: given.flow === '' ? undefined : given.flow,
    outcome: caseOutcomes.find(each => each === given.outcome),
    agent: given.agent === '' ? undefined : given.agent,
    from: startOfDay(given.from),
    until: endOfDay(given.until),
    before: /^\d{1,15}$/.test(lastAt) && id ? { lastAt: Number(lastAt), id } : undefined,
  }
  const newest = addressOf(given)
  return { query, given: { ...given, before, newest, address: addressOf({ ...given, before }) } }
}

const addressOf = (given: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString()

const titlesOf = ({ parts }: MemberVisit): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.values(parts.content.dialog.flows).map(({ id, title }) => [id, title]))
