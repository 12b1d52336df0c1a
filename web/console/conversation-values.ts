import { randomUUID } from 'node:crypto'
import { question } from '../../bot/chart/plan-flow-chart.ts'
import { type Colleague, listColleagues } from '../../bot/conversations/accounts/colleagues.ts'
import { readCallback } from '../../bot/conversations/callbacks.ts'
import { knownMerchant } from '../../bot/conversations/cases/earlier-cases.ts'
import { readDraft } from '../../bot/conversations/drafts.ts'
import { readNotes } from '../../bot/conversations/notes.ts'
import { readPresence } from '../../bot/conversations/presence.ts'
import { priorityOf } from '../../bot/conversations/priority.ts'
import { countsFor, readOwnership, readQueueGroups } from '../../bot/conversations/queue.ts'
import { readEvents } from '../../bot/conversations/store.ts'
import type { Tables } from '../../bot/conversations/tables.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'
import { type Conversation, foldEvents } from '../../bot/dialog/conversation.ts'
import type { ConversationEvent, SummaryLine } from '../../bot/dialog/event.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { owns } from '../../bot/dialog/owner.ts'
import { suggest } from '../../bot/dialog/suggest.ts'
import { summarise } from '../../bot/dialog/summarise.ts'
import { chooseText, variablesOf, word } from '../../bot/dialog/word.ts'
import { conversationLines } from './conversation-lines.ts'
import { boardOf } from './queue-board.ts'
import type { MemberVisit } from './route.ts'
import { smallChart } from './small-chart.ts'
import { waitOf } from './wait-of.ts'

/** The current state of a conversation, from which the page's values are made. */
export interface Snapshot {
  readonly id: string
  readonly log: readonly ConversationEvent[]
  readonly now: Conversation
  readonly row: Tables['ownership'] | undefined
}

/** Reads a conversation; null when there is none with this id. */
export async function readSnapshot({ parts, request }: MemberVisit): Promise<Snapshot | null> {
  const id = String(request.params.id)
  const { db } = parts.desk
  const [log, row] = await Promise.all([readEvents(db, id), readOwnership(db, id)])
  return log.length === 0 ? null : { id, log, now: foldEvents(log), row }
}

/** The values of the middle column. */
export async function talkValues(visit: MemberVisit, { id, log, now, row }: Snapshot) {
  const { parts, agent, at } = visit
  const { desk, content } = parts
  const { waitingSince, owner } = now
  const mine = owns(owner, agent.id)
  return {
    id,
    title: row?.problem || (summarise(content.dialog, now)[0]?.value ?? ''),
    ...conversationLines(visit, log),
    owner,
    mine,
    closed: row?.state === 'closed',
    priority: priorityOf(row?.priority ?? 0),
    wait: waitingSince === null ? null : waitOf(waitingSince, at, content.queue.sla),
    colleagues: owner.kind === 'agent' ? await colleaguesOf(visit) : [],
    suggestion: mine ? suggest(content.dialog, now, log, at) : null,
    watching: desk.live.viewers(id).filter(each => each.id !== agent.id),
    newId: () => randomUUID(),
  }
}

/** The values of the right column. */
export async function factsValues({ parts, agent }: MemberVisit, { id, log, now, row }: Snapshot) {
  const { db } = parts.desk
  const { dialog } = parts.content
  const [notes, callback, merchant] = await Promise.all([
    readNotes(db, id),
    readCallback(db, id),
    knownMerchant(db, id),
  ])
  const open = now.flow === null ? undefined : dialog.flows[now.flow]
  const about = open ?? dialog.flows[lastProblem(dialog, log) ?? '']
  const present = now.position?.node
  const lastSlip = log.findLast(event => event.type === 'terminalReported' && event.report.lastSlip)
  return {
    id,
    mine: owns(now.owner, agent.id),
    notes,
    callback,
    merchant,
    titles: Object.fromEntries(Object.values(dialog.flows).map(flow => [flow.id, flow.title])),
    unknown: dialog.responses.handoff.unknownProblem,
    // The summary from the time a person was asked for, since no flow is open after that.
    summary: row ? readSummary(row.summary) : summarise(dialog, now),
    report: now.report,
    slip: lastSlip?.type === 'terminalReported' ? lastSlip.report.lastSlip : undefined,
    flow: open && { title: open.title, chart: smallChart(parts.content, open, present) },
    // The flow that the conversation is about comes first, and in it the merchant's present step.
    flows: Object.values(dialog.flows)
      .toSorted((a, b) => Number(b === about) - Number(a === about))
      .map(flow => ({ flow: flow.id, title: flow.title, steps: stepsOf(flow, present) })),
    shown: Object.values(dialog.flows)
      .toSorted((a, b) => Number(b === about) - Number(a === about))
      .flatMap(demonstrationsOf),
    newId: () => randomUUID(),
  }
}

/** The values of the composer. */
export async function composerValues({ parts, agent }: MemberVisit, { id }: Snapshot) {
  return { draft: await readDraft(parts.desk.db, id, agent.id) }
}

/** The canned replies as they would be sent in this conversation. */
export function cannedValues({ parts, agent }: MemberVisit, { now }: Snapshot) {
  const { dialog, cannedReplies } = parts.content
  const variables = { ...variablesOf(dialog, now), name: agent.name }
  return { canned: cannedReplies.map(({ title, text }) => ({ title, text: word(text, variables) })) }
}

/**
 * Colleagues to whom the conversation can be transferred, those on duty first, with the number of
 * conversations each has.
 */
async function colleaguesOf({ parts, agent, at }: MemberVisit) {
  const { db } = parts.desk
  const board = boardOf(parts.desk)
  const [everybody, groups, present] = await Promise.all([
    listColleagues(db),
    board.groups('', at, () => readQueueGroups(db)),
    board.present('', at, () => readPresence(db, at)),
  ])
  const dutyOf = (id: string) => present.find(each => each.agent === id)?.state ?? 'gone'
  const order = ['on-duty', 'away', 'gone']
  return everybody
    .filter(({ id }) => id !== agent.id)
    .map(({ id, name, capacity }: Colleague) => ({
      id,
      name,
      duty: dutyOf(id),
      has: countsFor(groups, id).mine,
      capacity: capacity ?? parts.content.queue.capacity,
    }))
    .toSorted((a, b) => order.indexOf(a.duty) - order.indexOf(b.duty))
}

const readSummary = (kept: string): readonly SummaryLine[] => JSON.parse(kept)

/** The flow that was started last, other than the one that hands over to a person. */
function lastProblem({ flowOfIntent }: DialogContent, log: readonly ConversationEvent[]): string | undefined {
  const begun = log.flatMap(event => (event.type === 'flowStarted' ? [event.flow] : []))
  return begun.findLast(flow => flow !== flowOfIntent['human-agent'])
}

/** The steps that the simulator can show. */
const demonstrationsOf = ({ id, title, nodes }: Flow) =>
  Object.entries(nodes).flatMap(([node, each]) =>
    each.kind === 'step' && each.do
      ? [
          {
            at: `${id}/${node}`,
            title: `${title}：${each.name ?? question(chooseText(each.say, 'default'))}`,
          },
        ]
      : [],
  )

/** The steps at which the bot can continue, the present one first. */
const stepsOf = ({ id, nodes }: Flow, present: string | undefined) =>
  Object.entries(nodes)
    .flatMap(([node, each]) =>
      each.kind === 'step' || each.kind === 'collect'
        ? [{ at: `${id}/${node}`, name: each.name ?? question(chooseText(each.say, 'default')), node }]
        : [],
    )
    .toSorted((a, b) => Number(b.node === present) - Number(a.node === present))
