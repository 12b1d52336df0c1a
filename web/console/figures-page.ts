import { countCases, type Figures } from '../../bot/conversations/cases/count-cases.ts'
import { dayOf, endOfDay, startOfDay } from './china-day.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { sendFile } from './send-file.ts'
import { show } from './show.ts'
import { toCsv } from './to-csv.ts'

const DAYS = 30

/** How the desk does, with the meaning of every figure; the same as a file. */
export const figuresRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/figures',
    role: 'member',
    nav: 'figures',
    async handle(visit) {
      const { given, figures } = await readFigures(visit)
      const flows = figures.flows.map(row => ({ ...row, title: titleOf(visit, row.flow) }))
      show(visit, 'figures', { given, counts: Object.entries(figures.counts), flows })
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/figures.csv',
    role: 'member',
    async handle(visit) {
      const { words, response } = visit
      const { figures } = await readFigures(visit)
      const texts = words.figures
      const counts = Object.entries(figures.counts).map(([key, value]) => [
        texts.counts[key as keyof Figures['counts']].name,
        value,
      ])
      const head = [
        texts.flow,
        texts.starts,
        texts['flow-solved'],
        texts['flow-person'],
        texts['flow-dropped'],
      ]
      const flows = figures.flows.map(({ flow, starts, solved, person, dropped }) => [
        titleOf(visit, flow),
        ...[starts, solved, person, dropped],
      ])
      const rows = [[texts.name, texts.value], ...counts, [], head, ...flows]
      sendFile(response, 'figures.csv', 'text/csv', toCsv(rows))
    },
  }),
]

async function readFigures({ parts, request, at }: MemberVisit) {
  const { from, until } = request.query
  const first = startOfDay(from) === undefined ? dayOf(at, DAYS) : String(from)
  const last = endOfDay(until) === undefined ? dayOf(at) : String(until)
  const period = { from: startOfDay(first) ?? 0, until: endOfDay(last) ?? at }
  return { given: { from: first, until: last }, figures: await countCases(parts.desk.db, period) }
}

const titleOf = ({ parts }: MemberVisit, flow: string): string =>
  parts.content.dialog.flows[flow]?.title ?? flow
