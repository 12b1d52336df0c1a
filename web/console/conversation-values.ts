import { randomUUID } from 'node:crypto'
import { drawFlowChart } from '../../bot/chart/draw-flow-chart.ts'
import { question } from '../../bot/chart/plan-flow-chart.ts'
import { listAgents } from '../../bot/conversations/accounts/agents.ts'
import { readCallback, readDraft, readNotes } from '../../bot/conversations/agents-papers.ts'
import { readOwnership } from '../../bot/conversations/queue.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import { foldEvents } from '../../bot/dialog/conversation.ts'
import type { ConversationEvent, SummaryLine } from '../../bot/dialog/event.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { owns } from '../../bot/dialog/owner.ts'
import { suggest } from '../../bot/dialog/suggest.ts'
import { summarise } from '../../bot/dialog/summarise.ts'
import { chooseText, variablesOf, word } from '../../bot/dialog/word.ts'
import { chartWords } from '../guide/chart-words.ts'
import type { MemberVisit } from './route.ts'

/** Everything that the middle and the right column show; null when there is no such conversation. */
export async function conversationValues(visit: MemberVisit) {
  const { parts, request, agent, at, words } = visit
  const id = String(request.params.id)
  const { db, live } = parts.desk
  const log = await readEvents(db, id)
  if (log.length === 0) return null
  const [row, notes, draft, callback, agents] = await Promise.all([
    readOwnership(db, id),
    readNotes(db, id),
    readDraft(db, id, agent.id),
    readCallback(db, id),
    listAgents(db),
  ])
  const { dialog, cannedReplies } = parts.content
  const now = foldEvents(log)
  const mine = owns(now.owner, agent.id)
  const variables = { ...variablesOf(dialog, now), name: agent.name }
  const open = now.flow === null ? undefined : dialog.flows[now.flow]
  return {
    id,
    lines: log.flatMap(event => lineOf(event, words.conversation.speakers) ?? []),
    owner: now.owner,
    mine,
    row,
    notes,
    draft,
    callback,
    colleagues: agents.filter(each => each.id !== agent.id && each.role !== 'author'),
    // What was told when a person was asked for: afterwards no flow is open.
    summary: row ? readSummary(row.summary) : summarise(dialog, now),
    report: now.report,
    flow: open && {
      title: open.title,
      chart: drawFlowChart(open, {
        ...chartWords(dialog, open, parts.content.pages.chart),
        ...(now.position ? { current: now.position.node } : {}),
      }),
    },
    // The open flow first, and in it the step that the merchant stands at.
    flows: Object.values(dialog.flows)
      .toSorted((a, b) => Number(b === open) - Number(a === open))
      .map(flow => ({ flow: flow.id, title: flow.title, steps: stepsOf(flow, now.position?.node) })),
    shown: Object.entries(dialog.flows).flatMap(([flow, { title, nodes }]) =>
      Object.entries(nodes).flatMap(([node, each]) =>
        each.kind === 'step' && each.do
          ? [{ at: `${flow}/${node}`, title: `${title}：${each.name ?? node}` }]
          : [],
      ),
    ),
    suggestion: mine ? suggest(dialog, now, log, at) : null,
    canned: cannedReplies.map(({ title, text }) => ({ title, text: word(text, variables) })),
    watching: live.viewers(id).filter(each => each.id !== agent.id),
    newId: () => randomUUID(),
  }
}

const readSummary = (kept: string): readonly SummaryLine[] => JSON.parse(kept)

/** The steps at which the bot can go on, the present one first. */
const stepsOf = ({ id, nodes }: Flow, present: string | undefined) =>
  Object.entries(nodes)
    .flatMap(([node, each]) =>
      each.kind === 'step' || each.kind === 'collect'
        ? [{ at: `${id}/${node}`, name: each.name ?? question(chooseText(each.say, 'default')), node }]
        : [],
    )
    .toSorted((a, b) => Number(b.node === present) - Number(a.node === present))

/** What of an event is read in the transcript; null where there is nothing to read. */
function lineOf(event: ConversationEvent, speakers: Readonly<Record<'merchant' | 'bot' | 'system', string>>) {
  const { seq, at, from } = event
  const head = { seq, at, from, who: from === 'agent' ? event.name : speakers[from], why: '', photo: '' }
  switch (event.type) {
    case 'merchantSpoke': {
      const { decision, intent, score, why } = event.understanding
      return {
        ...head,
        text: event.text,
        why: [decision, intent, score.toFixed(2), JSON.stringify(why)].join(' · '),
      }
    }
    case 'agentSpoke':
      return { ...head, text: event.text }
    case 'photoSent':
      return { ...head, text: '', photo: event.photo }
    case 'rated':
      return { ...head, text: `${'★'.repeat(event.stars)} ${event.comment ?? ''}` }
    default: {
      if (!('speech' in event) || !event.speech?.text) return null
      const why =
        'node' in event && event.node
          ? `${event.flow}/${event.node}`
          : event.type === 'said'
            ? event.saying.key
            : ''
      return { ...head, text: event.speech.text, why }
    }
  }
}
