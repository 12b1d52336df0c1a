import test from 'ava'
import fc from 'fast-check'
import { answer } from '../../bot/answer.ts'
import { cachedModel } from '../../bot/content/cached-model.ts'
import { builtFolder, contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { type Conversation, emptyConversation } from '../../bot/dialog/conversation.ts'
import { describeAsk } from '../../web/guide/ask-page.ts'
import { openingWords } from '../../web/guide/chat-opening.ts'
import { askAddress, followAnswers, readAnswer, writeAnswer } from '../../web/guide/follow-answers.ts'

const content = loadContent(contentFolder)
const { dialog } = content
const model = cachedModel(content.understanding, builtFolder)
const noon = Date.UTC(2026, 0, 5, 4)
const longestPath = 12

/** The answers in the address of a page. */
const answersIn = (href: string): string[] => new URL(href, 'http://desk').searchParams.getAll('a')

for (const flow of Object.values(dialog.flows)) {
  const words = openingWords(content, model, flow)

  test(`the question pages of ${flow.id} lead where the conversation leads`, t => {
    if (words === null) {
      t.deepEqual(flow.intents.length, 0, 'only a flow that others run has no opening words')
      return
    }
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: longestPath }), picks => {
        let conversation = say(emptyConversation, { kind: 'start' })
        conversation = say(conversation, { kind: 'text', messageId: 'opening', text: words })
        let page = describeAsk(content, () => model, flow, [], noon)
        for (const pick of picks) {
          const chosen = page.choices[pick % Math.max(page.choices.length, 1)]
          if (!chosen) break
          const written = answersIn(chosen.href)
          const choice = readAnswer(flow.id, written.at(-1) ?? '')?.choice ?? ''
          conversation = say(conversation, { kind: 'choice', messageId: `${written.length}`, choice })
          page = describeAsk(content, () => model, flow, written, noon)
          t.false(page.stale, chosen.href)
          const followed = followAnswers(
            dialog,
            flow.id,
            written.flatMap(each => readAnswer(flow.id, each) ?? []),
            noon,
          )
          t.deepEqual(followed.conversation.position, conversation.position, chosen.href)
          t.deepEqual(followed.conversation.slots, conversation.slots, chosen.href)
          t.deepEqual(followed.conversation.owner, conversation.owner, chosen.href)
          t.is(page.choices.length === 0, conversation.position === null, chosen.href)
          if (conversation.position === null) t.truthy(page.end, chosen.href)
        }
      }),
      { numRuns: 25, seed: 9 },
    )
  })
}

function say(conversation: Conversation, incoming: Parameters<typeof answer>[3]): Conversation {
  const turn = answer(dialog, model, conversation, incoming, noon)
  if ('refused' in turn) throw new Error(`The desk refused ${JSON.stringify(incoming)}.`)
  return turn.conversation
}

test('an answer can be written into an address and read again; anything else is left out', t => {
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

test('answers that are no longer on offer are left out with those after them, and the page says so', t => {
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

test('each answer can be changed: its address holds those before it', t => {
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
