import test from 'ava'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import type { TakenTurn } from '../../bot/script/desk-in-process.ts'
import { linesOfWire, standingOfWire } from '../../bot/script/lines-of-wire.ts'
import { meetsHours } from '../../bot/script/meets-hours.ts'
import { lineNamer } from '../../bot/script/name-line.ts'
import { notesOverWire, whyNotOverWire } from '../../bot/script/over-wire.ts'
import { contentWith } from '../dialog/small-content.ts'
import { content, playSteps, scriptsOf, smallBrain } from './small-desk.ts'

const nameLine = lineNamer(content.dialog.responses)

test('every line of the bot that belongs to no node is known by its wording', t => {
  const { responses } = content.dialog
  t.is(nameLine(responses.welcome.text), 'welcome')
  t.is(nameLine(responses.social.thanks ?? ''), 'social')
  t.is(nameLine(responses.digress.replace('{title}', '怎么做结算')), 'digress')
  t.is(nameLine(responses.resumeAsk.replace('{title}', '怎么做结算')), 'resumeAsk')
  t.is(nameLine('没有人这么说'), 'said')
})

const event = (seq: number, more: Partial<WireEvent>): WireEvent => ({
  ...{ seq, at: '2026-01-05T04:00:00.000Z', from: 'system', type: 'said' },
  ...more,
})

test('how a conversation stands is read from the wire alone, also after a step back into a flow that ended', t => {
  const step = (seq: number, flow: string, node: string) =>
    event(seq, { from: 'bot', type: 'stepShown', flow, node, choices: [] })
  const events = [
    event(1, { type: 'merchantSpoke', from: 'merchant', intent: 'storage-full' }),
    event(2, { type: 'flowStarted', flow: 'outer' }),
    step(3, 'outer', 'ask'),
    event(4, { type: 'flowStarted', flow: 'inner' }),
    step(5, 'inner', 'first'),
    event(6, { type: 'stepShown', from: 'bot', flow: 'inner', node: 'says-only' }),
  ]
  const standing = {
    flow: 'inner',
    node: 'first',
    intent: 'storage-full',
    handoff: false,
    owner: 'bot' as const,
  }
  t.deepEqual(standingOfWire(events), standing)
  const back = [...events, event(7, { type: 'steppedBack' }), step(8, 'outer', 'ask')]
  t.like(standingOfWire(back), { flow: 'outer', node: 'ask' })
  const ended = [
    ...back,
    event(9, { type: 'handoffRequested', from: 'bot' }),
    event(10, { type: 'flowEnded' }),
  ]
  t.like(standingOfWire(ended), { flow: null, node: null, handoff: true, owner: 'queue' })
  t.like(standingOfWire([...events, event(7, { type: 'restarted' })]), { flow: null, node: null })
})

const owners: readonly (readonly [readonly string[], 'bot' | 'queue' | 'agent'])[] = [
  [[], 'bot'],
  [['handoffRequested', 'conversationClaimed'], 'agent'],
  [['conversationClaimed', 'conversationReleased'], 'queue'],
  [['callbackLeft'], 'queue'],
  [['conversationClaimed', 'callbackLeft'], 'agent'],
  [['conversationClaimed', 'handedBack'], 'bot'],
  [['conversationClaimed', 'conversationClosed'], 'bot'],
  [['handoffRequested', 'queueLeft'], 'bot'],
]

for (const [types, owner] of owners) {
  test(`the owner is read from the wire: ${types.join(', ') || 'nothing happened'} → ${owner}`, t => {
    const events = types.map((type, index) => event(index + 1, { type }))
    t.is(standingOfWire(events).owner, owner)
    t.is(standingOfWire(events).handoff, owner !== 'bot')
  })
}

test('a line on the wire has its node, or the name of its wording', t => {
  const [step] = linesOfWire(event(1, { from: 'bot', flow: 'a', node: 'b', text: 'x' }), nameLine)
  t.like(step, { who: 'bot', spoken: { source: 'a/b', text: 'x', choices: [], step: null } })
  const [line] = linesOfWire(event(1, { from: 'bot', text: content.dialog.responses.rephrase }), nameLine)
  t.like(line, { who: 'bot', spoken: { source: 'rephrase' } })
})

const reasons: readonly (readonly [string, RegExp | null])[] = [
  ['steps:\n  - merchant: x\n', null],
  ['steps:\n  - restart: true\n', null],
  ['steps:\n  - wait: 5m\n', /it waits/],
  ['steps:\n  - agent: {claim: 小王}\n', null],
  ['steps:\n  - agent: {transfer: 小李}\n', /--agent 小李/],
  ['steps:\n  - agent: {say: 在的。, by: 老张}\n', /--agent 老张/],
  ['steps:\n  - restart: {content: {a.yaml: {b: c}}}\n', /it edits content/],
]

for (const [text, reason] of reasons) {
  test(`what a running desk cannot do keeps a script away from it: ${JSON.stringify(text)}`, t => {
    const [script] = scriptsOf({ 'a.yaml': `title: t\n${text}` })
    const told = script ? whyNotOverWire(script, ['小王']) : ''
    if (reason === null) t.is(told, null)
    else t.regex(told ?? '', reason)
  })
}

test('that a running desk is not restarted is noted', t => {
  t.is(notesOverWire(scriptsOf({ 'a.yaml': 'title: t\nsteps:\n  - restart: true\n' })).length, 1)
  t.deepEqual(notesOverWire(scriptsOf({ 'a.yaml': 'title: t\nsteps:\n  - merchant: x\n' })), [])
})

test('conditions on the opening hours are found in branches and in choices', async t => {
  const flow = (condition: string) => `
start: hours
nodes:
  hours: {branch: [{when: ${condition}, go: ask}, {go: ask}]}
  ask: {ask: A, choices: [{id: yes, label: B, go: end}]}
  end: {end: solved}
`
  const meets = async (text: string): Promise<boolean> => {
    let met = false
    const brain = { ...smallBrain, dialog: contentWith({ 'storage-full': text }) }
    const onTurn = (turn: TakenTurn) => {
      met ||= meetsHours(turn)
    }
    await playSteps('steps:\n- merchant: 储存满\n', { brain, onTurn })
    return met
  }
  t.true(await meets(flow('{open: true}')))
  t.true(await meets(flow('{any: [{known: kind}, {not: {open: false}}]}')))
  t.false(await meets(flow('{known: kind}')))
  t.true(await meets(flow('{known: kind}').replace('label: B,', 'label: B, when: {open: true},')))
})
