import test from 'ava'
import { countDays, countSpread } from '../../bot/conversations/cases/count-days.ts'
import { readCases } from '../../bot/conversations/cases/read-cases.ts'
import { type CaseQuery, searchCases } from '../../bot/conversations/cases/search-cases.ts'
import { transcriptNames, transcriptOf } from '../../bot/conversations/cases/transcript.ts'
import type { ConversationEvent } from '../../bot/dialog/event.ts'
import { dayOf, startOfDay } from '../../web/console/china-day.ts'
import { content } from '../conversations/open-test-desk.ts'
import { type Opened, openConversation, post } from '../web/open-test-server.ts'
import { type Client, openTestConsole, signUp } from './open-test-console.ts'
import { withConsole } from './with-console.ts'

const desk = withConsole(test)

let agent: Client
test.serial.before(async () => {
  agent = await signUp(desk, '小查', 'agent')
})

async function talk(...messages: (string | { choose: string })[]): Promise<Opened> {
  const conversation = await openConversation(desk.address)
  for (const [index, message] of messages.entries()) {
    const body = typeof message === 'string' ? { text: message } : { choiceId: message.choose }
    await post(desk.address, conversation, 'messages', { messageId: `m${index}`, ...body })
  }
  return conversation
}

const find = async (words: string) => (await searchCases(desk.desk.db, { words })).found.map(({ id }) => id)

test.serial(
  'search finds any part of what merchants wrote, including what came after the last search',
  async t => {
    const full = await talk('储存满，请先结算')
    const code = await talk('屏幕显示 Ａ０ 怎么办')
    await talk()
    t.deepEqual(await find('满请先'), [full.conversationId], 'punctuation does not matter')
    t.deepEqual(await find('显示a0'), [code.conversationId], 'nor do width and case')
    t.deepEqual(await find('算'), [full.conversationId], 'one character, at the end')
    t.deepEqual(await find('结算 储存'), [], 'pairs that stand apart are not the words')
    t.is((await find('')).length, 2, 'a conversation in which the merchant said nothing is no case')
    await post(desk.address, full, 'messages', { messageId: 'later', text: '还是不行，急死人了' })
    t.deepEqual(await find('急死人'), [full.conversationId])
  },
)

test.serial('a search can be limited to problem, outcome and days', async t => {
  const { found } = await searchCases(desk.desk.db, { words: '', flow: 'storage-full' })
  t.true(found.length > 0)
  t.true(found.every(({ flow }) => flow === 'storage-full'))
  t.deepEqual((await searchCases(desk.desk.db, { words: '', outcome: 'solved' })).found, [])
  t.deepEqual((await searchCases(desk.desk.db, { words: '', until: 1 })).found, [])
  t.deepEqual((await searchCases(desk.desk.db, { words: '', agent: 'a1' })).found, [])
  const id = found[0]?.id ?? ''
  const colleague = { id: 'a1', name: '小查', role: 'agent' } as const
  await desk.desk.handoff.act(id, { kind: 'claim', messageId: 'x1', agent: colleague, cause: 'takeover' })
  const his = (await searchCases(desk.desk.db, { words: '', agent: 'a1' })).found
  t.deepEqual(
    his.map(each => each.id),
    [id],
  )
})

test.serial('a long list is shown page by page, each conversation once', async t => {
  const { db } = desk.desk
  const row = { read_seq: 1, flow: 'long-list', outcome: 'open', state: '{}' } as const
  const counts = { handed_over: 0, messages: 1, unclear: 0, reopened: 0, rated: 0, stars: 0 }
  // Pairs of the same moment: a page may end between them.
  const rows = Array.from({ length: 225 }, (_, index) => ({
    ...{ ...row, ...counts, wait: null, agent: null, begun_at: 1 },
    ...{ conversation_id: `long-${index}`, last_at: 1000 + Math.floor(index / 2) },
  }))
  for (let from = 0; from < rows.length; from += 50)
    await db
      .insertInto('cases')
      .values(rows.slice(from, from + 50))
      .execute()
  const seen: string[] = []
  for (let before: CaseQuery['before']; ; ) {
    const { found, next } = await searchCases(db, { words: '', flow: 'long-list', before })
    t.true(found.length <= 50)
    seen.push(...found.map(({ id }) => id))
    if (next === null) break
    before = next
  }
  t.is(seen.length, 225)
  t.is(new Set(seen).size, 225)
  const page = await (await agent.get('/console/search?flow=long-list')).text()
  const older =
    /href="(\/console\/search\?[^"]*before=[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await (await agent.get(older)).text()
  t.regex(second, /回到最新/)
  t.false(second.includes('/console/transcripts/long-224"'), 'the newest stands on the first page')
  await db.deleteFrom('cases').where('flow', '=', 'long-list').execute()
})

test.serial('cases are read once, even by simultaneous readers', async t => {
  await talk('打不出纸')
  await Promise.all([readCases(desk.desk.db), readCases(desk.desk.db), readCases(desk.desk.db)])
  const before = await desk.desk.db.selectFrom('cases').selectAll().execute()
  await readCases(desk.desk.db)
  t.deepEqual(await desk.desk.db.selectFrom('cases').selectAll().execute(), before)
})

test.serial('personal data is masked in the list, the transcript, the export and the script', async t => {
  const { conversationId } = await talk('储存满 卡号6222021234567890128 电话13812345678')
  const pages = [
    '/console/search?words=储存满',
    `/console/transcripts/${conversationId}`,
    `/console/transcripts/${conversationId}.json`,
    `/console/transcripts/${conversationId}.csv`,
    `/console/transcripts/${conversationId}.yaml`,
  ]
  for (const page of pages) {
    const response = await agent.get(page)
    t.is(response.status, 200, page)
    const text = await response.text()
    t.true(text.includes('储存满'), page)
    t.false(/6222021234567890128|13812345678/.test(text), page)
  }
})

test.serial(
  'a conversation is replayed before it is offered as a script, and the result is shown',
  async t => {
    const { conversationId } = await talk('储存满', { choose: 'not-yet' })
    const played = await (await agent.get(`/console/transcripts/${conversationId}/script`)).text()
    t.regex(played, /重放通过/)
    t.regex(played, /recorded: 储存满/)
    // As if the content had been another one then.
    const { db } = desk.desk
    const row = await db
      .selectFrom('events')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('type', '=', 'stepShown')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    const body = row.body.replace(/"node":"[^"]+"/, '"node":"elsewhere"')
    await db
      .updateTable('events')
      .set({ body })
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', row.seq)
      .execute()
    const otherwise = await (await agent.get(`/console/transcripts/${conversationId}/script`)).text()
    t.regex(otherwise, /重放到第 \d+ 行不一样[\s\S]*elsewhere[\s\S]*仍然下载/)
    const empty = await openConversation(desk.address)
    const nothing = await (await agent.get(`/console/transcripts/${empty.conversationId}/script`)).text()
    t.regex(nothing, /没有重放/)
  },
)

test.serial('no page of the console shows an id: steps, problems and actions are shown in words', async t => {
  const talked = ['储存满', { choose: 'not-yet' }, '怎么结算', '明天下雨吗', '打不出来了'] as const
  const { conversationId } = await talk(...talked, { choose: 'show-me' }, '转人工')
  const supervisor = await signUp(desk, '小管', 'supervisor')
  const messageId = 'take'
  await supervisor.post(`/console/queue/${conversationId}/takeover`, { messageId })
  await supervisor.post('/console/learning/lines', { intent: 'storage-full', text: '机器满满的' })
  const address = `/console/queue/${conversationId}`
  for (const page of [
    address,
    `/console/transcripts/${conversationId}`,
    ...['queue', 'search', 'figures', 'figures/storage-full', 'learning', 'audit'].map(
      name => `/console/${name}`,
    ),
  ]) {
    const response = await supervisor.get(page)
    t.is(response.status, 200, page)
    const seen = (await response.text()).replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    t.deepEqual(
      seen.match(/[a-z0-9]+([-/:][a-z0-9]+)+/gi)?.filter(word => /[a-z]/i.test(word)) ?? [],
      [],
      page,
    )
  }
  const talkOf = await (await supervisor.get(`${address}/talk`)).text()
  t.regex(talkOf, /听成“[^”]+”，把握 \d+% · 认得这种说法 · 看到「打不出来」/)
  t.regex(talkOf, /“机器提示储存满，请先结算”里的“[^”]+”/)
})

test.serial('an exported transcript has one row per message, and no cell becomes a formula', async t => {
  const { conversationId } = await talk('=HYPERLINK("https://evil.example","储存满")', { choose: 'not-yet' })
  const response = await agent.get(`/console/transcripts/${conversationId}.csv`)
  t.regex(response.headers.get('content-disposition') ?? '', /attachment; filename="conversation\.csv"/)
  const csv = await response.text()
  t.regex(csv, /,商户,"'=HYPERLINK\(""https/)
  const { messages } = await (await agent.get(`/console/transcripts/${conversationId}.json`)).json()
  t.true(messages.length >= 3)
  t.is((await agent.get('/console/transcripts/nobody.json')).status, 404)
})

test.serial('a transcript contains what agents say, and no line for events in which nobody speaks', t => {
  const agent = { agent: 'a', name: '小查', role: 'agent' } as const
  const events: readonly ConversationEvent[] = [
    { seq: 1, at: 5, type: 'conversationStarted', from: 'system', version: 'v' },
    { seq: 2, at: 6, type: 'agentSpoke', from: 'agent', messageId: 'm', text: '您好', ...agent },
    { seq: 3, at: 7, type: 'photoSent', from: 'merchant', messageId: 'p', photo: 'p' },
    { seq: 4, at: 8, type: 'choiceMade', from: 'merchant', messageId: 'c', by: 'touch', choice: 'person' },
    { seq: 5, at: 9, type: 'rated', from: 'merchant', messageId: 'r', stars: 4, comment: '快' },
  ]
  const names = transcriptNames(content.dialog, content.console.transcript)
  const lines = transcriptOf(events, names)
  t.deepEqual(
    lines.map(({ seq, text }) => [seq, text]),
    [
      [2, '您好'],
      [3, '（照片）'],
      [4, '转人工'],
      [5, '★★★★☆ 快'],
    ],
  )
})

test.serial('figures count conversations by how they ended, and flows by how their visits ended', async t => {
  const fresh = await openTestConsole()
  t.teardown(() => fresh.close())
  const author = await signUp(fresh, '编辑', 'author')
  const speak = async (messages: (string | { choose: string })[]) => {
    const conversation = await openConversation(fresh.address)
    for (const [index, message] of messages.entries()) {
      const body = typeof message === 'string' ? { text: message } : { choiceId: message.choose }
      await post(fresh.address, conversation, 'messages', { messageId: `m${index}`, ...body })
    }
  }
  await speak(['储存满'])
  await speak(['今天天气怎么样'])
  await speak(['转人工'])
  await speak([])
  const csv = await (await author.get('/console/figures.csv')).text()
  t.regex(csv, /^\uFEFF?指标,数值,怎么算的\r\n会话,3,[^\n]+\n自动答复解决,0,/)
  t.regex(csv, /没听懂的消息,1,/)
  t.regex(csv, /流程,开始,走完并解决,转人工,中途放下\r\n/)
  const day = startOfDay(dayOf(fresh.clock.at)) ?? 0
  const period = { from: day - 86_400_000, until: day + 86_400_000 }
  const days = await countDays(fresh.desk.db, period)
  t.deepEqual(days, [
    { at: period.from, conversations: 0, solved: 0, handedOver: 0 },
    { at: day, conversations: 3, solved: 0, handedOver: 0 },
  ])
  t.deepEqual(await countSpread(fresh.desk.db, period), { waits: [0, 0, 0, 0, 0], stars: [0, 0, 0, 0, 0] })
  const flows = await fresh.desk.db.selectFrom('case_flows').selectAll().execute()
  t.true(flows.some(({ flow, starts }) => flow === 'storage-full' && starts === 1))
  t.true(flows.every(row => row.solved + row.person + row.dropped <= row.starts))
  const page = await (await author.get('/console/figures?from=2026-11-01&until=2026-11-02')).text()
  t.regex(page, /这段时间还没有会话/)
})
