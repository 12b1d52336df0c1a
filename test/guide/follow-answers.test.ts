import { isDeepStrictEqual } from 'node:util'
import test from 'ava'
import { answer } from '../../bot/answer.ts'
import { cachedModel } from '../../bot/content/cached-model.ts'
import { builtFolder, contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import type { Condition } from '../../bot/dialog/condition.ts'
import { type Conversation, emptyConversation } from '../../bot/dialog/conversation.ts'
import type { ConversationEvent, Position } from '../../bot/dialog/event.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { nextNodes } from '../../bot/dialog/next-nodes.ts'
import { ownChoices } from '../../bot/dialog/own-choices.ts'
import { describeAsk } from '../../web/guide/ask-page.ts'
import { openingWords } from '../../web/guide/chat-opening.ts'
import {
  askAddress,
  beginFlow,
  type Followed,
  followAnswer,
  readAnswer,
  writeAnswer,
} from '../../web/guide/follow-answers.ts'

const content = loadContent(contentFolder)
const { dialog } = content
const model = cachedModel(content.understanding, builtFolder)
const noon = Date.UTC(2026, 0, 5, 4)
const midnight = noon - 12 * 3_600_000

/** What conditions and skipped questions read on the ways from a node: slots by name, and how often something failed. */
const readAhead = new Map<string, ReadonlySet<string>>()

function aheadOf({ flow, node }: Position): ReadonlySet<string> {
  const known = readAhead.get(`${flow}/${node}`)
  if (known) return known
  const read = new Set<string>()
  const done = new Set<string>()
  const visit = (of: string, name: string): void => {
    const at = dialog.flows[of]?.nodes[name]
    if (!at || done.has(`${of}/${name}`)) return
    done.add(`${of}/${name}`)
    if ('slot' in at && at.slot) read.add(at.slot)
    const ways = [...('choices' in at ? at.choices : []), ...(at.kind === 'branch' ? at.branch : [])]
    for (const each of ways.flatMap(({ when }) => readBy(when))) read.add(each)
    if (at.kind === 'run') visit(at.run, dialog.flows[at.run]?.start ?? '')
    for (const next of nextNodes(at)) visit(of, next)
  }
  visit(flow, node)
  readAhead.set(`${flow}/${node}`, read)
  return read
}

const failedKey = '#failed'

function readBy(condition: Condition | undefined): string[] {
  if (!condition) return []
  const { known, unknown, failed, not, any, slots } = condition
  return [
    ...[known ?? [], unknown ?? []].flat(),
    ...(failed ? [failedKey] : []),
    ...Object.keys(slots ?? {}),
    ...[not, ...(any ?? [])].flatMap(readBy),
  ]
}

/** No condition asks for more failures than this. */
const mostFailures = 3

/**
 * Two conversations of one key go the same ways whatever is answered: nothing in which they differ is read ahead. How
 * often a step was seen only adds the line that offers a person.
 */
function keyOf({ position, stack, slots, failed }: Conversation): string {
  const places = [position, ...stack.map(({ returnTo }) => returnTo)].flatMap(place => place ?? [])
  const read = new Set(places.flatMap(place => [...aheadOf(place)]))
  const known = Object.entries(slots).filter(([slot]) => read.has(slot))
  return JSON.stringify([
    position,
    stack,
    known.toSorted(),
    read.has(failedKey) && Math.min(failed, mostFailures),
  ])
}

/** Everything in which page and conversation must agree. */
const compared = ({ position, stack, slots, owner }: Conversation): object => ({
  ...{ position, stack, slots, owner },
})

const saidIn = (events: readonly ConversationEvent[]): string[] =>
  events.flatMap(event =>
    (event.type === 'stepShown' || (event.type === 'said' && event.saying.key === 'looping')) && event.speech
      ? [event.speech.text]
      : [],
  )

test('no condition needs more failures than the explored states distinguish', t => {
  const asked = JSON.stringify(dialog.flows).matchAll(/"failed":\{"min":(\d+)\}/g)
  t.is(Math.max(...[...asked].map(([, min]) => Number(min))), mostFailures)
})

const readsHours = (flow: Flow): boolean => JSON.stringify(flow.nodes).includes('"open":')

for (const flow of Object.values(dialog.flows)) {
  const words = openingWords(content, model, flow)

  const title = `every answer from every state of the question pages of ${flow.id} leads where the conversation leads`
  const hours = readsHours(flow) ? [noon, midnight] : [noon]
  for (const at of hours)
    test(`${title}, ${at === noon ? 'noon' : 'midnight'}`, t => {
      if (words === null) {
        t.deepEqual(flow.intents.length, 0, 'only a flow that others run has no opening words')
        return
      }
      const greeted = say(emptyConversation, { kind: 'start' }, at).conversation
      const opened = say(greeted, { kind: 'text', messageId: 'opening', text: words }, at).conversation
      const begun = beginFlow(dialog, flow.id, at)
      t.deepEqual(compared(begun.conversation), compared(opened))
      const queue = [{ page: begun, conversation: opened }]
      const seen = new Set([keyOf(opened)])
      const differing: unknown[] = []
      for (const { page, conversation } of queue) {
        const { open } = page
        if (!open) continue
        const offered = conversation.offered.filter(
          id => id !== ownChoices.showMe && id !== ownChoices.person,
        )
        const shown = open.choices.map(({ id }) => id)
        if (!isDeepStrictEqual(shown, offered)) differing.push([open, offered])
        for (const choice of offered) {
          const turn = say(conversation, { kind: 'choice', messageId: 'm', choice }, at)
          const next = followAnswer(dialog, page, { flow: open.flow, node: open.node, choice }, at)
          if (!next || !agree(next, turn)) differing.push([page.given, choice])
          const key = keyOf(turn.conversation)
          if (!next || seen.has(key)) continue
          seen.add(key)
          queue.push({ page: next, conversation: turn.conversation })
        }
      }
      t.deepEqual(differing.slice(0, 3), [])
      t.log(`${seen.size} states`)
    })
}

/** Whether a page stands where a turn has led, and says the same. */
const agree = (page: Followed, { conversation, events }: ReturnType<typeof say>): boolean =>
  isDeepStrictEqual(compared(page.conversation), compared(conversation)) &&
  isDeepStrictEqual(
    page.said.map(({ text }) => text),
    saidIn(events),
  ) &&
  (page.outcome !== null) === (conversation.position === null)

function say(conversation: Conversation, incoming: Parameters<typeof answer>[3], at: number) {
  const turn = answer(dialog, model, conversation, incoming, at)
  if ('refused' in turn) throw new Error(`The desk refused ${JSON.stringify(incoming)}.`)
  return turn
}

test('an answer survives being written into an address and read again; anything else is ignored', t => {
  const own = { flow: 'storage-full', node: 'settled', choice: 'not-yet' }
  const inner = { flow: 'terminal-kind', node: 'kind', choice: 'classic' }
  for (const each of [own, inner])
    t.deepEqual(readAnswer('storage-full', writeAnswer('storage-full', each)), each)
  t.is(
    askAddress('storage-full', [own, inner]),
    '/guide/storage-full/ask?a=settled:not-yet&a=terminal-kind/kind:classic',
  )
  for (const wrong of ['', 'x', '__proto__', '<b>:x', 'a/b/c:d'])
    t.is(readAnswer('storage-full', wrong), null)
})

test('answers no longer on offer are dropped with those after them, and the page says so', t => {
  const flow = dialog.flows['storage-full']
  if (!flow) return t.fail()
  const page = describeAsk(content, () => model, flow, ['settled:warned', 'warned:gone', 'warned:now'], noon)
  t.true(page.stale)
  t.deepEqual(
    page.given.map(({ label }) => label),
    ['还能收款，只是提醒'],
  )
  t.deepEqual(
    page.choices.map(({ label }) => label),
    ['现在就做', '打烊再做'],
  )
})

test('each answer can be changed: its link leads back to the answers before it', t => {
  const flow = dialog.flows['storage-full']
  if (!flow) return t.fail()
  const page = describeAsk(content, () => model, flow, ['settled:warned', 'warned:later'], noon)
  t.is(page.end, 'elsewhere')
  t.deepEqual(
    page.given.map(({ change }) => change),
    ['/guide/storage-full/ask', '/guide/storage-full/ask?a=settled:warned'],
  )
  t.deepEqual(page.chat?.choices, ['warned', 'later'])
})
