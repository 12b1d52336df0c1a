import type { ChartPart } from '../../bot/chart/draw-flow-chart.ts'
import { drawFlowChart } from '../../bot/chart/draw-flow-chart.ts'
import { countCases, type Figures } from '../../bot/conversations/cases/count-cases.ts'
import { countDays, countSpread, type Spread } from '../../bot/conversations/cases/count-days.ts'
import { countSteps } from '../../bot/conversations/cases/count-steps.ts'
import { transcriptNames } from '../../bot/conversations/cases/transcript.ts'
import { chartWords } from '../guide/chart-words.ts'
import { fill } from '../guide/fill.ts'
import { toCsv } from '../to-csv.ts'
import { formatTime } from './format-time.ts'
import { readPeriod } from './read-period.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { sendFile } from './send-file.ts'
import { show, showProblem } from './show.ts'

/** A step is drawn as losing merchants once this share of those who saw it has left there. */
const manyDropped = 0.2

/**
 * How the desk performs, with an explanation of every figure; the same as a CSV file; and each flow step by
 * step.
 */
export const figuresRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/figures',
    role: 'member',
    nav: 'figures',
    async handle(visit) {
      const { given, period } = periodOf(visit)
      const figures = await countCases(visit.parts.desk.db, period)
      const flows = figures.flows.map(row => ({ ...row, title: titleOf(visit, row.flow) }))
      const intents = figures.intents.map(row => ({ ...row, label: labelOf(visit, row.intent) }))
      const { db } = visit.parts.desk
      const [days, spread] = await Promise.all([countDays(db, period), countSpread(db, period)])
      show(visit, 'figures', {
        given,
        counts: namedFigures(visit, figures),
        flows,
        intents,
        days: days.map(day => ({ ...day, name: dateOf(day.at), short: dateOf(day.at).slice(5) })),
        spreads: namedSpreads(visit, spread),
      })
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/figures/:flow',
    role: 'member',
    async handle(visit) {
      const { parts, words, request } = visit
      const { dialog, pages } = parts.content
      const id = String(request.params.flow)
      const flow = Object.hasOwn(dialog.flows, id) ? dialog.flows[id] : undefined
      if (!flow) return showProblem(visit, 'not-found')
      const { given, period } = periodOf(visit)
      const counted = await countSteps(parts.desk.db, id, period)
      const own = chartWords(dialog, flow, pages.chart)
      const names = transcriptNames(dialog, words.transcript).choices
      const wayNumber = (part: Exclude<ChartPart, string>) => counted[part.node]?.ways[part.way]
      const numbers = (node: string) => counted[node] ?? { shown: 0, dropped: 0, ways: {} }
      const chart = drawFlowChart(flow, {
        ...own,
        wayText: edge => [own.wayText?.(edge), wayNumber(edge)].filter(Boolean).join(' '),
        classOf: part => {
          if (typeof part !== 'string') return wayNumber(part) ? 'hit' : 'miss'
          const { shown, dropped } = numbers(part)
          return shown === 0 ? 'miss' : dropped >= shown * manyDropped ? 'lost' : 'hit'
        },
        hintOf: part =>
          typeof part === 'string'
            ? fill(words.figures.hint, { shown: numbers(part).shown, dropped: numbers(part).dropped })
            : [own.wayText?.(part), wayNumber(part) ?? 0].join(' '),
      })
      const steps = Object.entries(flow.nodes)
        .filter(([node]) => counted[node] !== undefined)
        .map(([node, part]) => {
          const { ways, ...step } = numbers(node)
          const choices = 'choices' in part ? part.choices : []
          const taken = Object.entries(ways).map(([choice, number]) => ({
            label: choices.find(each => each.id === choice)?.label ?? names[choice] ?? choice,
            number,
          }))
          return { text: own.nodeText?.(node, part) ?? node, ...step, taken }
        })
      show(visit, 'flow-figures', { given, flow, chart, steps })
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/figures.csv',
    role: 'member',
    async handle(visit) {
      const { words, response, parts } = visit
      const figures = await countCases(parts.desk.db, periodOf(visit).period)
      const texts = words.figures
      const rows = [
        [texts.name, texts.value, texts.meaning],
        ...namedFigures(visit, figures).map(({ name, value, meaning }) => [name, value, meaning]),
        [],
        [texts.flow, texts.starts, texts['flow-solved'], texts['flow-person'], texts['flow-dropped']],
        ...figures.flows.map(({ flow, starts, solved, person, dropped }) => [
          ...[titleOf(visit, flow), starts, solved, person, dropped],
        ]),
        [],
        [texts.intent, texts.answered, texts.clarified, texts.wrong],
        ...figures.intents.map(({ intent, answered, clarified, wrong }) => [
          ...[labelOf(visit, intent), answered, clarified, wrong],
        ]),
      ]
      sendFile(response, 'figures.csv', 'text/csv', toCsv(rows))
    },
  }),
]

/** Each figure with its name and explanation, and its value in words. */
function namedFigures({ words }: MemberVisit, { counts, wait, rating }: Figures) {
  const texts = words.figures
  const minutes = (time: number) => fill(texts.minutes, { count: (time / 60_000).toFixed(1) })
  const values: Record<keyof typeof texts.counts, string | number> = {
    ...counts,
    wait: wait === null ? texts.nobody : minutes(wait),
    rating:
      rating === null
        ? texts.nobody
        : fill(texts.stars, { mean: rating.mean.toFixed(2), number: rating.number }),
  }
  const keys = Object.keys(texts.counts) as (keyof typeof values)[]
  return keys.map(key => ({ ...texts.counts[key], value: values[key] }))
}

const dateOf = (at: number): string => formatTime(at).slice(0, 10)

/**
 * The distribution of waits and of stars, with a name for each group; no rows where nobody has waited or
 * rated.
 */
function namedSpreads({ words }: MemberVisit, { waits, stars }: Spread) {
  const { waits: names, charts } = words.figures
  const groups = [names.minute, names.three, names.ten, names.half, names.longer]
  const rowsOf = (numbers: readonly number[], nameOf: (index: number) => string) =>
    numbers.some(number => number > 0)
      ? numbers.map((number, index) => ({ name: nameOf(index), number }))
      : []
  return [
    {
      ...{ id: 'waits', title: charts.waits, name: charts.waited },
      rows: rowsOf(waits, index => groups[index] ?? ''),
    },
    {
      ...{ id: 'stars', title: charts.stars, name: charts.star },
      rows: rowsOf(stars, index => `${index + 1} ${charts.star}`),
    },
  ]
}

const periodOf = ({ request, at }: MemberVisit) => readPeriod(request.query.from, request.query.until, at)

const titleOf = ({ parts }: MemberVisit, flow: string): string =>
  parts.content.dialog.flows[flow]?.title ?? flow

const labelOf = ({ parts }: MemberVisit, intent: string): string =>
  parts.content.dialog.intents[intent]?.label ?? intent
