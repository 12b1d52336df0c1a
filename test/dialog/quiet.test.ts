import test from 'ava'
import fc from 'fast-check'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { type Conversation, emptyConversation } from '../../bot/dialog/conversation.ts'
import { milliseconds } from '../../bot/dialog/duration.ts'
import { nextTick } from '../../bot/dialog/quiet.ts'
import { takeTurn } from '../../bot/dialog/take-turn.ts'

const { dialog } = loadContent(contentFolder)
const { nudgeAfter, closeAfter } = dialog.responses.quiet
const minute = 60_000

/** A merchant who chose a topic at the instant `at` and was shown its first step. */
function waiting(at: number): Conversation {
  const begun = takeTurn(dialog, emptyConversation, { kind: 'start' }, at)
  if ('refused' in begun) throw new Error('A conversation can always begin.')
  const chosen = takeTurn(
    dialog,
    begun.conversation,
    { kind: 'choice', messageId: 'one', choice: 'intent:storage-full' },
    at,
  )
  if ('refused' in chosen) throw new Error('The welcome offers storage-full.')
  return chosen.conversation
}

test('a tick before anything is due changes nothing, whenever it comes', t => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: milliseconds(nudgeAfter) - 1 }), (at, later) => {
        const before = waiting(at)
        const turn = takeTurn(dialog, before, { kind: 'tick' }, at + later)
        return 'events' in turn && turn.events.length === 0 && turn.conversation === before
      }),
    ),
  )
})

test('ticks every minute remind once and close once, however long they go on', t => {
  let conversation = waiting(0)
  const said: string[] = []
  for (let at = 0; at <= 2 * milliseconds(closeAfter); at += minute) {
    const turn = takeTurn(dialog, conversation, { kind: 'tick' }, at)
    if ('refused' in turn) throw new Error('A tick is never refused.')
    conversation = turn.conversation
    for (const event of turn.events) if (event.type === 'said') said.push(event.saying.key)
  }
  t.deepEqual(said, ['nudge', 'close'])
  t.is(nextTick(dialog, conversation), null)
})

test('nothing is due before the merchant was heard, with no open flow, or with a person asked for', t => {
  const open = waiting(0)
  t.is(nextTick(dialog, emptyConversation), null)
  t.is(nextTick(dialog, { ...open, heardAt: null }), null)
  t.is(nextTick(dialog, { ...open, owner: { kind: 'queue', since: 0 } }), null)
})

test('a word of the merchant sets the clock back', t => {
  const turn = takeTurn(
    dialog,
    { ...waiting(0), nudged: true },
    { kind: 'choice', messageId: 'two', choice: 'repeat' },
    5 * minute,
  )
  if ('refused' in turn) throw new Error('One may always ask to hear it again.')
  t.deepEqual(nextTick(dialog, turn.conversation), {
    at: 5 * minute + milliseconds(nudgeAfter),
    what: 'nudge',
  })
})
