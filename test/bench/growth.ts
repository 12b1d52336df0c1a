import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { answer } from '../../bot/answer.ts'
import { cachedModel } from '../../bot/content/cached-model.ts'
import { builtFolder, contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { openDesk } from '../../bot/conversations/open-desk.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import type { Brain } from '../../bot/script/desk-in-process.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'
import { quickTraining } from '../../bot/understanding/train.ts'
import { heldOut } from './held-out.ts'
import { quantile, table } from './timings.ts'

const content = loadContent(contentFolder)
const model = cachedModel(content.understanding, builtFolder)

/** What a message costs when the content, the conversation or the whole log is ten times or a million as large. */
export async function run(): Promise<void> {
  const rows: string[][] = [['', 'small, ms', 'large, ms', 'ratio']]
  const add = (name: string, [small, large]: readonly [number, number]) =>
    rows.push([name, small.toFixed(3), large.toFixed(3), (large / small).toFixed(2)])
  const plain: Brain = { dialog: content.dialog, model }
  const taught: Brain = { dialog: content.dialog, model: manyUtterances() }

  add('10 x flows, turn in process', turnCosts(plain, { dialog: manyFlows(), model }))
  add(
    `10 x utterances (${nGrams(plain)} n-grams, then ${nGrams(taught)}), turn in process`,
    turnCosts(plain, taught),
  )
  await withDesk(async desk => {
    const short = await begin(desk, 'short')
    const long = await begin(desk, 'long')
    for (let message = 0; message < 1000; message++) await long()
    add('10 x length of the conversation, durable message', await messageCosts(short, long, 100))
  })
  await withDesk(empty =>
    withDesk(async full => {
      await fill(full, 1_000_000)
      const costs = await messageCosts(await begin(empty, 'first'), await begin(full, 'first'), 200)
      add('1,000,000 events in the log, durable message', costs)
    }),
  )
  process.stdout.write(table('Growth: median cost of a message', rows))
}

const nGrams = ({ model: { classifier } }: Brain): number => classifier.index.grams.size

/** Median cost of a first message with either brain; each message goes to both, so that a busy machine is busy for both. */
function turnCosts(small: Brain, large: Brain): readonly [number, number] {
  const lines = heldOut().map(({ text }) => text)
  const costs = [small, large].map((): number[] => [])
  for (let round = 0; round < 4; round++) {
    // A copy of a model remembers nothing that was heard before.
    const brains = [small, large].map(({ dialog, model }): Brain => ({ dialog, model: { ...model } }))
    for (const [index, text] of lines.entries()) {
      for (const at of inTurns(round + index)) {
        const { dialog, model: reading } = brains[at] ?? small
        const began = performance.now()
        answer(dialog, reading, emptyConversation, { kind: 'text', messageId: 'm', text }, 0)
        // The first round warms the compiler.
        if (round > 0) costs[at]?.push(performance.now() - began)
      }
    }
  }
  return [quantile(costs[0] ?? [], 0.5), quantile(costs[1] ?? [], 0.5)]
}

function manyFlows(): typeof content.dialog {
  const flows = Object.entries(content.dialog.flows)
  const copies = Array.from({ length: 9 }, (_, copy) =>
    flows.map(([id, flow]) => [`${id}-${copy}`, { ...flow, id: `${id}-${copy}` }] as const),
  )
  return { ...content.dialog, flows: Object.fromEntries([...flows, ...copies.flat()]) }
}

function manyUtterances(): typeof model {
  const intents = content.understanding.intents.map(intent => ({
    ...intent,
    utterances: [
      ...intent.utterances,
      ...Array.from({ length: 9 }, (_, copy) => intent.utterances.map(text => turned(text, copy + 1))).flat(),
    ],
  }))
  // How well it is trained makes no difference to what a message costs.
  return buildModel({ ...content.understanding, intents }, { ...quickTraining, passes: 1 })
}

/** So many characters moved from the front to the end, where they make new n-grams. */
const turned = (text: string, by: number): string => text.slice(by) + text.slice(0, by)

async function withDesk(work: (desk: OpenDesk) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-bench-'))
  const onTrouble = (error: unknown) => {
    throw error
  }
  const desk = await openDesk({ content, model: () => model, folder, now: Date.now, onTrouble })
  try {
    await work(desk)
  } finally {
    await desk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const words = ['储存满', '结算是什么意思', '换一种说法', '怎么结算']

type Send = () => Promise<unknown>

/** Begins a conversation; gives what sends its next message. */
async function begin(desk: OpenDesk, conversationId: string): Promise<Send> {
  const channel = desk.openChannel('bench')
  await channel.receive({ conversationId, incoming: { kind: 'start' }, tokenHash: '' })
  let messages = 0
  return () => {
    const text = words[messages % words.length] ?? ''
    messages += 1
    return channel.receive({ conversationId, incoming: { kind: 'text', messageId: `m${messages}`, text } })
  }
}

/** Median of so many messages on either side, by turns. */
async function messageCosts(small: Send, large: Send, messages: number): Promise<readonly [number, number]> {
  const costs = [small, large].map((): number[] => [])
  for (let index = 0; index < messages; index++) {
    for (const at of inTurns(index)) {
      const began = performance.now()
      await (at === 0 ? small : large)()
      if (index >= messages / 5) costs[at]?.push(performance.now() - began)
    }
  }
  return [quantile(costs[0] ?? [], 0.5), quantile(costs[1] ?? [], 0.5)]
}

/** Who goes second finds the caches warm. */
const inTurns = (round: number): readonly number[] => (round % 2 === 0 ? [0, 1] : [1, 0])

/** Fills the log with the conversations of others, twenty events each; the database makes up the rows itself. */
async function fill({ db }: OpenDesk, events: number): Promise<void> {
  const body = JSON.stringify({ seq: 1, at: 0, type: 'restarted', from: 'system', padding: 'x'.repeat(300) })
  await sql`
    insert into events (conversation_id, seq, at, type, body)
    with recursive numbers (number) as (
      select 0 union all select number + 1 from numbers where number < ${events - 1}
    )
    select 'filled-' || (number / 20), 1 + number % 20, 0, 'restarted', ${body} from numbers
  `.execute(db)
}
