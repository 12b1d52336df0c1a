import { type Response, Router } from 'express'
import { z } from 'zod'
import type { Content } from '../../bot/content/content.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { type TerminalKind, terminalKinds } from '../../bot/terminal/device.ts'
import type { Model } from '../../bot/understanding/understand.ts'
import { sendMissingPage } from '../send-missing-page.ts'
import { type Article, describeArticle } from './article.ts'
import { describeAsk } from './ask-page.ts'
import { describeChart } from './chart-page.ts'
import { chosenKind } from './chosen-kind.ts'
import { fill } from './fill.ts'
import { groupFlows } from './groups.ts'
import { memoize } from './memoize.ts'
import { filterProblems, listProblems, problemsToCsv } from './problem-table.ts'
import { listScreens } from './screens.ts'
import { searchGuide } from './search-guide.ts'
import { describeHowTo, describeQuestions } from './structured-data.ts'
import { wordFlows } from './word-flows.ts'

interface GuideParts {
  readonly content: Content
  /** Trained or loaded on first use. */
  model(): Model
  /** Milliseconds since 1970. */
  now(): number
}

/** The flow that describes settlement; its chart has a page of its own. */
const settlement = 'settlement-steps'

const word = z.string().max(200).catch('')
const listQuery = z.object({ q: word, group: word })
const chartQuery = z.object({ size: z.enum(['read', 'whole']).catch('read') })
const askQuery = z.object({ a: z.union([z.string(), z.array(z.string())]).catch([]) })

/**
 * All routes below `/guide`: articles, question pages, charts, the table of problems. Everything drawn is
 * drawn only once.
 */
export function guideRoutes({ content: written, model, now }: GuideParts): Router {
  const content = wordFlows(written)
  const { pages, problems, dialog } = content
  const routes = Router()
  const articlesOf = memoize((flow: Flow) => {
    const known = new Map<TerminalKind | null, Article>()
    return (kind: TerminalKind | null): Article => {
      const article = known.get(kind) ?? describeArticle(content, flow, kind)
      known.set(kind, article)
      return article
    }
  })
  const kinds = terminalKinds.map(id => ({ id, name: dialog.slots.kind?.values[id] ?? id }))
  const chartOf = memoize((flow: Flow) => describeChart(content, flow))
  const screens = memoize((_: Content) => listScreens(content))
  const rows = listProblems(content)
  const groups = groupFlows(content)
  const withFlow = (id: string, response: Response, show: (flow: Flow) => void): void => {
    const flow = Object.hasOwn(dialog.flows, id) ? dialog.flows[id] : undefined
    if (flow) show(flow)
    else sendMissingPage(response, problems)
  }

  routes.get('/', (request, response) => {
    const { q } = listQuery.parse(request.query)
    const found = q.trim() === '' ? null : searchGuide(content, model(), q)
    response.render('guide.njk', {
      ...{ page: 'guide', path: '/guide', groups, found, screens: screens(content) },
      data: describeQuestions(dialog),
    })
  })
  routes.get('/chart', (request, response) => {
    withFlow(settlement, response, flow => {
      const { size } = chartQuery.parse(request.query)
      const chart = { ...chartOf(flow), title: pages.chart.settlement }
      response.render('chart.njk', { page: 'guide', path: '/guide/chart', chart, size })
    })
  })
  routes.get('/table', (request, response) => {
    const { q, group } = listQuery.parse(request.query)
    const shown = filterProblems(rows, q, group)
    const names = groups.map(({ title }) => title)
    response.render('table.njk', {
      ...{ page: 'guide', path: '/guide/table', rows: shown, q, group, groups: names },
      count: fill(pages.table.count, { count: shown.length }),
    })
  })
  routes.get('/table.csv', (_request, response) => {
    const { table } = pages
    response
      .type('text/csv; charset=utf-8')
      .attachment(table.file)
      .send(problemsToCsv(rows, [table.group, table.problem, table.screen, table.do, table.never]))
  })
  routes.get('/:flow', (request, response) => {
    withFlow(request.params.flow, response, flow => {
      const kind = chosenKind(request, response)
      const article = articlesOf(flow)(kind)
      const start = describeAsk(content, model, flow, [], now())
      response.render('article.njk', {
        ...{ page: 'guide', path: `/guide/${flow.id}`, article, start, data: describeHowTo(article) },
        ...{ kind: kind ?? 'all', kinds },
      })
    })
  })
  routes.get('/:flow/card', (request, response) => {
    withFlow(request.params.flow, response, flow => {
      const kind = chosenKind(request, response) ?? 'classic'
      const title = fill(pages.card.title, { title: flow.title })
      const path = `/guide/${flow.id}/card`
      response.render('card.njk', {
        page: 'guide',
        path,
        title,
        kind,
        kinds,
        article: articlesOf(flow)(kind),
      })
    })
  })
  routes.get('/:flow/chart', ({ params, query }, response) => {
    withFlow(params.flow, response, flow => {
      const { size } = chartQuery.parse(query)
      const path = `/guide/${flow.id}/chart`
      response.render('chart.njk', { page: 'guide', path, chart: chartOf(flow), size })
    })
  })
  routes.get('/:flow/ask', ({ params, query }, response) => {
    withFlow(params.flow, response, flow => {
      const ask = describeAsk(content, model, flow, [askQuery.parse(query).a].flat(), now())
      response.render('ask.njk', { page: 'guide', path: `/guide/${flow.id}/ask`, ask })
    })
  })
  return routes
}
