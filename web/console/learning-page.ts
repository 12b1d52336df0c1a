import { contentFolder } from '../../bot/content/content-folder.ts'
import { readContentFiles, versionOf } from '../../bot/content/load-content.ts'
import { patchOf } from '../../bot/conversations/learning/check-lines.ts'
import {
  cleanLine,
  dropLine,
  nameOfLines,
  readLines,
  stageLine,
} from '../../bot/conversations/learning/learned-lines.ts'
import { maxUnclear, readUnclear, type Unclear } from '../../bot/conversations/learning/read-unclear.ts'
import { beginTrial, readTrial } from '../../bot/conversations/learning/trials.ts'
import { groupAlike } from '../../bot/understanding/group-alike.ts'
import { field } from './form.ts'
import { readPeriod } from './read-period.ts'
import { type ConsoleRoute, consoleRoute, type MemberVisit } from './route.ts'
import { sendFile } from './send-file.ts'
import { show, showProblem } from './show.ts'

/** How many groups the page shows, and how many messages of each. */
const maxGroups = 40
const maxShown = 8

/**
 * Messages that were not understood: an author assigns them an intent, has the lines checked and downloads a
 * patch.
 */
export const learningRoutes: readonly ConsoleRoute[] = [
  consoleRoute({
    method: 'get',
    path: '/console/learning',
    role: 'member',
    nav: 'learning',
    async handle(visit) {
      const { parts, request, at } = visit
      const { given, period } = readPeriod(request.query.since, undefined, at)
      const messages = await readUnclear(parts.desk.db, period.from)
      const intents = Object.entries(parts.content.dialog.intents).map(([id, { label }]) => ({ id, label }))
      const groups = groupMessages(visit, messages)
      const more = messages.length === maxUnclear
      show(visit, 'learning', {
        since: given.from,
        groups,
        more,
        intents,
        ...(await stagedState(visit)),
      })
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/learning/check',
    role: 'member',
    async handle(visit) {
      show(visit, 'learning-check', await stagedState(visit))
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/learning/lines',
    role: 'author',
    async handle(visit) {
      const { parts, request, response, agent, at } = visit
      const intent = field(request, 'intent')
      if (!Object.hasOwn(parts.content.dialog.intents, intent)) return showProblem(visit, 'not-found')
      const texts = [request.body?.text, request.body?.own]
        .flat()
        .map(given => cleanLine(String(given ?? '')))
      for (const text of new Set(texts)) {
        if (text === null) continue
        await stageLine(parts.desk.db, { text, intent }, agent.id, at)
        await visit.audit('line-learned', intent)
      }
      response.redirect(303, '/console/learning#lines')
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/learning/lines/remove',
    role: 'author',
    async handle(visit) {
      await dropLine(visit.parts.desk.db, field(visit.request, 'text'))
      await visit.audit('line-dropped')
      visit.response.redirect(303, '/console/learning#lines')
    },
  }),
  consoleRoute({
    method: 'post',
    path: '/console/learning/check',
    role: 'author',
    async handle(visit) {
      const { parts, response } = visit
      const { lines, name } = await stagedLines(visit)
      if (lines.length > 0) await beginTrial(parts.desk.db, name, lines, parts.now)
      response.redirect(303, '/console/learning#lines')
    },
  }),
  consoleRoute({
    method: 'get',
    path: '/console/learning/content.patch',
    role: 'author',
    async handle(visit) {
      const { lines, trial } = await stagedState(visit)
      // Only lines that passed the check, exactly as they were checked, leave the desk.
      if (trial?.state !== 'done' || !trial.good) return showProblem(visit, 'not-found')
      await visit.audit('patch-downloaded', '', { lines: lines.length })
      sendFile(visit.response, 'content.patch', 'text/x-diff', patchOf(lines))
    },
  }),
]

/**
 * The staged lines, and the name of the trial that checks them. It depends on the content on disk, since that
 * is what the patch applies to.
 */
async function stagedLines({ parts }: MemberVisit) {
  const lines = await readLines(parts.desk.db)
  return { lines, name: nameOfLines(versionOf(readContentFiles(contentFolder)), lines) }
}

async function stagedState(visit: MemberVisit) {
  const { parts, agent, at } = visit
  const { lines, name } = await stagedLines(visit)
  const trial = lines.length === 0 ? null : await readTrial(parts.desk.db, name, at)
  return { lines, trial, mayWrite: agent.role !== 'agent', labels: labelsOf(visit) }
}

const labelsOf = ({ parts }: MemberVisit): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(parts.content.dialog.intents).map(([id, { label }]) => [id, label]))

/**
 * Groups similar messages, listing the same text once, each group with the intent that is most likely right.
 */
function groupMessages({ parts }: MemberVisit, messages: readonly Unclear[]) {
  const texts = [...new Set(messages.map(({ text }) => text))]
  const byText = new Map<string, Unclear[]>()
  for (const message of messages) byText.set(message.text, [...(byText.get(message.text) ?? []), message])
  return groupAlike(parts.desk.model().reading, texts)
    .map(places => {
      const lines = places.flatMap(place => {
        const own = byText.get(texts[place] ?? '') ?? []
        const [newest] = own
        return newest ? [{ ...newest, times: own.length }] : []
      })
      const all = lines.flatMap(({ text }) => byText.get(text) ?? [])
      const likely = mostCommon(
        all.flatMap(({ chosen, intent, reason }) => chosen ?? ((reason === 'clarify' && intent) || [])),
      )
      return { lines: lines.slice(0, maxShown), more: lines.length - maxShown, times: all.length, likely }
    })
    .sort((a, b) => b.times - a.times)
    .slice(0, maxGroups)
}

function mostCommon(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
