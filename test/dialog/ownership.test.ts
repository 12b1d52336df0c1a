import test from 'ava'
import fc from 'fast-check'
import type { AgentInput } from '../../bot/dialog/agent-input.ts'
import { composeReplies } from '../../bot/dialog/compose-replies.ts'
import { type Conversation, emptyConversation, foldEvents } from '../../bot/dialog/conversation.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import type { Agent } from '../../bot/dialog/owner.ts'
import { type Input, takeTurn } from '../../bot/dialog/take-turn.ts'
import { content } from '../conversations/open-test-desk.ts'

const { dialog } = content
const ann: Agent = { id: 'ann', name: '安', role: 'agent' }
const bea: Agent = { id: 'bea', name: '贝', role: 'agent' }
const sue: Agent = { id: 'sue', name: '苏', role: 'supervisor' }
const noon = Date.UTC(2026, 10, 23, 4)
const night = Date.UTC(2026, 10, 23, 15)

interface Talk {
  readonly log: readonly ConversationEvent[]
  readonly conversation: Conversation
  readonly refused: string | null
}

/** Plays inputs one after another; the last one tells whether it was refused. */
function play(inputs: readonly Input[], at = noon, from: Talk = fresh): Talk {
  return inputs.reduce<Talk>((talk, input, index) => {
    const turn = takeTurn(dialog, talk.conversation, input, at + index)
    if ('refused' in turn) return { log: talk.log, conversation: talk.conversation, refused: turn.refused }
    const events = composeReplies(dialog, talk.conversation, turn)
    return { log: [...talk.log, ...events], conversation: turn.conversation, refused: null }
  }, from)
}

const fresh: Talk = { log: [], conversation: emptyConversation, refused: null }
const choose = (choice: string, messageId = choice): Input => ({ kind: 'choice', messageId, choice })
const waiting = [{ kind: 'start' }, choose('person'), choose('no-phone')] as const
const claim = (agent: Agent, cause: 'claim' | 'takeover' = 'claim'): AgentInput => ({
  kind: 'claim',
  messageId: `claim-${agent.id}`,
  agent,
  cause,
})

test('who asks for a person is in the queue, and the bot says no more', t => {
  const talk = play(waiting)
  t.is(talk.conversation.owner.kind, 'queue')
  const after = play([choose('person'), { kind: 'tick' }], noon + 60_000_000, talk)
  t.deepEqual(
    after.log.slice(talk.log.length).map(({ type }) => type),
    ['choiceMade'],
  )
})

const refusals: readonly (readonly [string, readonly Input[], string])[] = [
  ['a conversation that does not exist', [claim(ann)], 'not-found'],
  ['a claim of what nobody waits for', [{ kind: 'start' }, claim(ann)], 'not-waiting'],
  ['a second claim', [...waiting, claim(ann), claim(bea)], 'taken'],
  ['a take-over from a colleague by an agent', [...waiting, claim(ann), claim(bea, 'takeover')], 'taken'],
  [
    'words of somebody who has not got the conversation',
    [...waiting, claim(ann), { kind: 'say', messageId: 's', agent: bea, text: '您好' }],
    'not-yours',
  ],
  [
    'a release by somebody else',
    [...waiting, claim(ann), { kind: 'release', messageId: 'r', agent: bea }],
    'not-yours',
  ],
  [
    'a way back to a step that is none',
    [
      ...waiting,
      claim(ann),
      { kind: 'hand-back', messageId: 'b', agent: ann, flow: 'storage-full', node: 'none' },
    ],
    'no-such-step',
  ],
  [
    'a rating before the end',
    [...waiting, claim(ann), { kind: 'rating', messageId: 'r', stars: 5 }],
    'nothing-to-rate',
  ],
]
for (const [what, inputs, refusal] of refusals) {
  test(`refused: ${what}`, t => {
    t.is(play(inputs).refused, refusal)
  })
}

test('a supervisor takes a conversation out of a hand, and passes it on', t => {
  const taken = play([...waiting, claim(ann), claim(sue, 'takeover')])
  t.like(taken.conversation.owner, { kind: 'agent', agent: 'sue' })
  const passed = play([{ kind: 'transfer', messageId: 'x', agent: sue, to: bea }], noon, taken)
  t.like(passed.conversation.owner, { kind: 'agent', agent: 'bea' })
})

test('handed back at a step, the bot shows that step', t => {
  const target = { flow: 'storage-full', node: dialog.flows['storage-full']?.start ?? '' }
  const talk = play([
    ...waiting,
    claim(ann),
    { kind: 'hand-back', messageId: 'b', agent: ann, flow: target.flow },
  ])
  t.is(talk.conversation.owner.kind, 'bot')
  t.like(
    talk.log.findLast(({ type }) => type === 'handedBack'),
    target,
  )
  t.is(talk.log.at(-1)?.type, 'stepShown')
})

test('closed by a person, a conversation is rated once and opens again by a word', t => {
  const closed = play([
    ...waiting,
    claim(ann),
    { kind: 'close', messageId: 'c', agent: ann, outcome: 'solved', followUp: false },
    { kind: 'rating', messageId: 'r', stars: 4 },
  ])
  t.like(closed.log.at(-1), { type: 'rated', stars: 4 })
  t.is(play([{ kind: 'rating', messageId: 'r2', stars: 1 }], noon, closed).refused, 'nothing-to-rate')
  t.is(play([choose('repeat')], noon, closed).log.at(-1)?.from, 'bot')
})

test('the queue tells what is true, and says it once', t => {
  const place = (number: number, attended: boolean): AgentInput => ({
    kind: 'place',
    messageId: `p${number}${attended}`,
    place: number,
    attended,
  })
  const keys = (talk: Talk) => talk.log.flatMap(event => (event.type === 'queueTold' ? [event.key] : []))
  const day = play(
    [8, 7, 5, 4, 3, 1].map(number => place(number, true)),
    noon,
    play(waiting),
  )
  t.deepEqual(keys(day), ['place', 'place', 'next'])
  t.deepEqual(keys(play([place(2, false), place(1, false)], noon, play(waiting))), ['nobody'])
  t.deepEqual(keys(play([place(2, true), place(1, false)], night, play(waiting))), ['closed'])
})

test('who has waited before a release waits since then, and what was said meanwhile is no new wait', t => {
  const released = play([...waiting, claim(ann), { kind: 'release', messageId: 'r', agent: ann }])
  t.is(released.conversation.waitingSince, play(waiting).conversation.waitingSince)
})

const agents = fc.constantFrom(ann, bea, sue)
const steps: fc.Arbitrary<Input> = fc.oneof(
  fc
    .constantFrom('person', 'no-phone', 'back', 'restart', 'repeat', 'leave-queue', 'intent:storage-full')
    .map(choose),
  fc.constant<Input>({ kind: 'tick' }),
  fc
    .tuple(agents, fc.constantFrom('claim' as const, 'takeover' as const))
    .map(([agent, cause]) => claim(agent, cause)),
  agents.map((agent): Input => ({ kind: 'release', messageId: 'r', agent })),
  agents.map(({ id }): Input => ({ kind: 'lease-expired', messageId: 'l', agent: id })),
  fc.tuple(agents, agents).map(([agent, to]): Input => ({ kind: 'transfer', messageId: 't', agent, to })),
  agents.map((agent): Input => ({ kind: 'say', messageId: 's', agent, text: '您好' })),
  agents.map((agent): Input => ({ kind: 'hand-back', messageId: 'h', agent, flow: 'storage-full' })),
  agents.map(
    (agent): Input => ({ kind: 'close', messageId: 'c', agent, outcome: 'solved', followUp: false }),
  ),
  fc.nat(5).map((place): Input => ({ kind: 'place', messageId: 'p', place: place + 1, attended: true })),
  fc.constant<Input>({ kind: 'callback', messageId: 'k', phone: '138****0000' }),
)

test('in any order of acts the bot never speaks while a person owns, and the log folds to the state', t => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), inputs => {
      const { log, conversation } = play(inputs, noon, play([{ kind: 'start' }]))
      t.deepEqual(foldEvents(log), conversation)
      for (const [index, event] of log.entries()) {
        const { owner } = foldEvents(log.slice(0, index))
        if (event.from === 'bot') t.is(owner.kind, 'bot', event.type)
        if (event.type === 'agentSpoke') t.like(owner, { kind: 'agent', agent: event.agent })
      }
    }),
    { numRuns: 200 },
  )
})

test('who has left a number is not asked for one again: neither in the queue nor by the bot', t => {
  const place: AgentInput = { kind: 'place', messageId: 'p', place: 1, attended: false }
  const said = (talk: Talk): string => {
    const told = talk.log.at(-1)
    return told?.type === 'queueTold' ? (told.speech?.text ?? '') : ''
  }
  const left: Input = { kind: 'callback', messageId: 'c', phone: '138****5678' }
  t.regex(said(play([place], noon, play(waiting))), /留个电话/)
  const known = play([left, place], noon, play(waiting))
  t.notRegex(said(known), /留个电话/)
  t.notRegex(said(play([left, place], night, play(waiting))), /留个电话/)
  const again = play([choose('leave-queue'), choose('person', 'p2')], noon, known)
  t.is(again.log.at(-1)?.type, 'flowEnded')
  t.is(again.conversation.owner.kind, 'queue')
})
