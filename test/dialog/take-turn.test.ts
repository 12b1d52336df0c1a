import test from 'ava'
import fc from 'fast-check'
import type { DialogContent } from '../../bot/dialog/content.ts'
import { type Conversation, emptyConversation, foldEvents } from '../../bot/dialog/conversation.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { type Input, takeTurn } from '../../bot/dialog/take-turn.ts'
import type { Understanding } from '../../bot/dialog/understanding.ts'
import { maxNodesPerTurn } from '../../bot/dialog/walk.ts'
import { contentWith } from './small-content.ts'

const understood = (part: Partial<Understanding>): Understanding => ({
  text: 'x',
  decision: part.intent || part.choice ? 'answer' : 'out-of-scope',
  intent: null,
  score: 1,
  options: [],
  second: null,
  choice: null,
  details: [],
  secrets: [],
  why: { by: 'nothing', terms: [] },
  ...part,
})

const words = (part: Partial<Understanding>): Input => ({
  kind: 'message',
  messageId: 'm',
  understanding: understood(part),
})
const touch = (choice: string): Input => ({ kind: 'choice', messageId: 'm', choice })

function play(
  content: DialogContent,
  inputs: readonly Input[],
): { now: Conversation; log: ConversationEvent[] } {
  let now = emptyConversation
  const log: ConversationEvent[] = []
  for (const input of inputs) {
    const turn = takeTurn(content, now, input, 0)
    if ('refused' in turn) continue
    log.push(...turn.events)
    now = turn.conversation
  }
  return { now, log }
}

const said = (log: readonly ConversationEvent[]): string[] =>
  log.flatMap(event => {
    if (event.type === 'said') return [event.saying.key]
    return event.type === 'stepShown' ? [`${event.flow}/${event.node}`] : []
  })

const two = contentWith({
  'storage-full': `
start: first
nodes:
  first: {ask: A?, choices: [{id: go, label: 去, go: second}, {id: bad, label: 坏, failed: true, go: branch}]}
  second: {ask: B?, slot: kind, choices: [{id: smart, label: 智, go: branch}, {id: classic, label: 传, go: other}]}
  branch:
    branch: [{when: {failed: {min: 1}}, go: failed}, {when: {slots: {kind: smart}}, go: smart}, {go: other}]
  smart: {end: solved}
  failed: {ask: C?, choices: [{id: again, label: 再, go: first}, {id: stop, label: 停, go: other}]}
  other: {run: settlement-steps, go: smart}
`,
  'settlement-steps': `
start: only
nodes:
  only: {ask: D?, choices: [{id: done, label: 好, go: end}]}
  end: {end: solved}
`,
  'settlement-purpose': `
aside: true
start: what
nodes:
  what: {ask: E?, choices: [{id: fine, label: 懂, go: end}]}
  end: {end: elsewhere}
`,
})
const full = words({ intent: 'storage-full' })

test('a known slot answers its question', t => {
  const detail = { kind: 'terminal-kind', value: 'smart', text: '智能机' } as const
  const { log } = play(two, [words({ intent: 'storage-full', details: [detail] }), touch('go')])
  t.deepEqual(said(log), ['storage-full/first', 'anythingElse'])
})

test('a flow that another runs returns to it', t => {
  const { log, now } = play(two, [full, touch('go'), touch('classic'), touch('done')])
  t.deepEqual(said(log).slice(-2), ['settlement-steps/only', 'anythingElse'])
  t.is(now.flow, null)
})

test('failed attempts are counted and steer branches', t => {
  const { log } = play(two, [full, touch('bad')])
  t.is(said(log).at(-1), 'storage-full/failed')
})

test('a flow that only explains gives the open step back by itself', t => {
  const { log, now } = play(two, [full, touch('go'), words({ intent: 'settlement-purpose' }), touch('fine')])
  t.deepEqual(said(log).slice(-4), ['digress', 'settlement-purpose/what', 'resume', 'storage-full/second'])
  t.deepEqual(now.position, { flow: 'storage-full', node: 'second' })
})

test('after another problem the merchant is asked whether to go on with the first', t => {
  const digressed = [full, touch('go'), words({ intent: 'settlement-steps' }), touch('done')]
  const { log } = play(two, digressed)
  t.is(said(log).at(-1), 'resumeAsk')
  t.is(said(play(two, [...digressed, touch('resume')]).log).at(-1), 'storage-full/second')
  t.is(play(two, [...digressed, touch('leave')]).now.flow, null)
})

test('naming the open problem again repeats the step instead of starting over', t => {
  const { log, now } = play(two, [full, touch('go'), full])
  t.is(said(log).at(-1), 'storage-full/second')
  t.is(now.stack.length, 0)
})

test('naming a problem that waits below leaves what lies on top of it', t => {
  const { now } = play(two, [full, touch('go'), words({ intent: 'settlement-purpose' }), full])
  t.deepEqual(now.position, { flow: 'storage-full', node: 'second' })
  t.is(now.stack.length, 0)
})

test('naming a problem inside of a flow that it runs repeats the open step', t => {
  const { log, now } = play(two, [full, touch('go'), touch('classic'), full])
  t.is(said(log).at(-1), 'settlement-steps/only')
  t.is(play(two, [full, touch('go'), touch('classic'), full, touch('done')]).now.flow, null)
  t.deepEqual(now.position, { flow: 'settlement-steps', node: 'only' })
})

test('one step back undoes the answer and its slot', t => {
  const { now } = play(two, [full, touch('go'), touch('classic'), touch('back')])
  t.deepEqual(now.position, { flow: 'storage-full', node: 'second' })
  t.is(now.slots.kind, undefined)
})

test('back on the first step says so and stays', t => {
  const { log, now } = play(two, [full, touch('back')])
  t.deepEqual(said(log).slice(-2), ['cannotGoBack', 'storage-full/first'])
  t.is(now.position?.node, 'first')
})

test('a second problem is kept and offered when the first is solved', t => {
  const both = words({ intent: 'settlement-steps', second: 'storage-full' })
  const { log, now } = play(two, [both, touch('done')])
  t.is(said(log).at(-1), 'second')
  t.true(now.aside.includes('intent:storage-full'))
})

test('messages that are not understood lead to a person in three', t => {
  const nothing = words({})
  t.deepEqual(said(play(two, [nothing, nothing, nothing]).log), ['outOfScope', 'rephrase', 'offerPerson'])
})

test('an unclear message is clarified with the likely topics, once', t => {
  const unclear = words({ decision: 'clarify', options: ['storage-full', 'settlement-steps'] })
  const { log, now } = play(two, [unclear])
  t.deepEqual(said(log), ['clarify'])
  t.deepEqual(now.aside, ['intent:storage-full', 'intent:settlement-steps', 'none'])
  t.is(said(play(two, [unclear, touch('intent:storage-full')]).log).at(-1), 'storage-full/first')
})

test('a choice that is not on offer is refused', t => {
  const { now } = play(two, [full])
  t.deepEqual(takeTurn(two, now, touch('smart'), 0), { refused: 'choice-not-offered' })
})

test('a step shown too often offers a person', t => {
  const around = [touch('bad'), touch('again')]
  const { log } = play(two, [full, ...around, ...around, ...around])
  t.true(said(log).includes('looping'))
})

test('a walk in circles stops and offers a person', t => {
  const circle = contentWith(
    {
      'storage-full': `
start: a
nodes:
  a: {say: A, go: b}
  b: {branch: [{when: {known: phone}, go: out}, {go: a}]}
  out: {end: solved}
`,
    },
    ['endless-loop'],
  )
  const { log } = play(circle, [full])
  t.is(log.filter(({ type }) => type === 'walkStopped').length, 1)
  t.true(log.length < maxNodesPerTurn + 10)
  t.is(said(log).at(-1), 'offerPerson')
})

const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.constantFrom('go', 'bad', 'smart', 'classic', 'again', 'stop', 'done', 'fine').map(touch),
  fc.constantFrom('back', 'restart', 'repeat', 'person', 'resume', 'leave', 'none', 'no-second').map(touch),
  fc
    .constantFrom(
      'storage-full',
      'settlement-steps',
      'settlement-purpose',
      'greeting',
      'affirm',
      'back',
      'no-connection',
    )
    .map(intent => words({ intent })),
  fc
    .constantFrom('storage-full', 'settlement-purpose')
    .map(second => words({ intent: 'settlement-steps', second })),
  fc.constant(words({})),
  fc.constant(words({ decision: 'clarify', options: ['storage-full'] })),
)

test('whatever is said, the state is the fold of the log, and the log survives JSON', t => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 25 }), inputs => {
        const { now, log } = play(two, inputs)
        return (
          log.every(({ seq }, index) => seq === index + 1) &&
          JSON.stringify(foldEvents(JSON.parse(JSON.stringify(log)))) === JSON.stringify(now)
        )
      }),
      { numRuns: 300 },
    ),
  )
})

test('whatever is said, the bot answers', t => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 25 }), anyInput, (inputs, last) => {
        const { now } = play(two, inputs)
        const turn = takeTurn(two, now, last, 0)
        return 'refused' in turn ? last.kind === 'choice' : turn.events.some(({ from }) => from === 'bot')
      }),
      { numRuns: 300 },
    ),
  )
})
