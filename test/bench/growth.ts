import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { answer } from '../../bot/answer.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { openDesk } from '../../bot/conversations/open-desk.ts'
import { emptyConversation } from '../../bot/dialog/conversation.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'
import { quantile, table } from './timings.ts'

const content = loadContent(contentFolder)
const model = buildModel(content.understanding)

/** What a message costs when the content, the conversation or the whole log is ten times or a million as large. */
export async function run(): Promise<void> {
  const rows: string[][] = [['', 'small, ms', 'large, ms', 'ratio']]
  const add = (name: string, small: number, large: number) =>
    rows.push([name, small.toFixed(3), large.toFixed(3), (large / small).toFixed(2)])

  add('10 x flows, turn in process', turnCost(content.dialog, model), turnCost(manyFlows(), model))
  add(
    '10 x utterances, turn in process',
    turnCost(content.dialog, model),
    turnCost(content.dialog, manyUtterances()),
  )
  await withDesk(async desk => {
    const short = await messageCost(desk, 'short', 100)
    await messageCost(desk, 'long', 1000)
    add('10 x length of the conversation, durable message', short, await messageCost(desk, 'long', 100))
  })
  await withDesk(async desk => {
    const empty = await messageCost(desk, 'first', 200)
    await fill(desk, 1_000_000)
    add('1,000,000 events in the log, durable message', empty, await messageCost(desk, 'second', 200))
  })
  process.stdout.write(table('Growth: median cost of a message', rows))
}

const words = ['储存满', '结算是什么意思', '换一种说法', '怎么结算']

function turnCost(dialog: typeof content.dialog, reading: typeof model): number {
  const times: number[] = []
  for (let round = 0; round < 600; round += 1) {
    const text = words[round % words.length] ?? ''
    const began = performance.now()
    answer(dialog, reading, emptyConversation, { kind: 'text', messageId: 'm', text }, 0)
    if (round > 100) times.push(performance.now() - began)
  }
  return quantile(times, 0.5)
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
      ...Array.from({ length: 9 }, (_, copy) => intent.utterances.map(text => `${text}${copy}`)).flat(),
    ],
  }))
  return buildModel({ ...content.understanding, intents })
}

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

let counter = 0

/** Median of so many messages in one conversation, started at the first call. */
async function messageCost(desk: OpenDesk, conversationId: string, messages: number): Promise<number> {
  const channel = desk.openChannel('bench')
  const known = await desk.db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', conversationId)
    .executeTakeFirst()
  if (!known) await channel.receive({ conversationId, incoming: { kind: 'start' }, tokenHash: '' })
  const times: number[] = []
  for (let index = 0; index < messages; index += 1) {
    counter += 1
    const text = words[index % words.length] ?? ''
    const began = performance.now()
    await channel.receive({ conversationId, incoming: { kind: 'text', messageId: `m${counter}`, text } })
    if (index >= messages / 5) times.push(performance.now() - began)
  }
  return quantile(times, 0.5)
}

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
