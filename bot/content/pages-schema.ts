import { z } from 'zod'
import { shape, texts, words } from './texts-schema.ts'

/** Words about the ways of a flow chart, filled in for conditions that no author words. */
const chart = z.strictObject({
  ...shape('title', 'settlement', 'lead', 'whole', 'read', 'move', 'text', 'person', 'solved', 'elsewhere'),
  ...shape('otherwise', 'look', 'depends', 'known', 'unknown', 'value', 'open', 'closed', 'failed'),
  ...shape('not', 'and', 'or', 'phone'),
})

const guide = z.strictObject({
  ...shape('title', 'lead', 'path', 'now', 'steps'),
  acts: texts('title', 'lead'),
  kind: texts('label', 'all', 'unmet'),
  ...shape('screens-of', 'seen', 'dangers', 'why', 'chat', 'related', 'other'),
  call: texts('title', 'text', 'ready'),
  live: texts('open', 'loading', 'failed'),
  tools: z.strictObject({
    ...shape('label', 'ask', 'chart', 'card', 'print', 'copy', 'copied', 'share', 'shared', 'not-copied'),
  }),
  search: texts('label', 'placeholder', 'button', 'found', 'nothing', 'all', 'code'),
  screens: texts('title', 'lead', 'dark'),
  groups: z
    .array(z.strictObject({ title: words, flows: z.array(z.string()).min(1) }))
    .min(1)
    .meta({ description: 'How the guide sorts the flows; a flow that stands in none goes to `other`.' }),
})

const ask = z.strictObject({
  ...shape('title', 'lead', 'so-far', 'change', 'change-of', 'looks', 'start-over', 'chat', 'chatting'),
  ...shape('chat-failed', 'plain-chat', 'phone', 'article', 'stale'),
  ends: texts('solved', 'elsewhere', 'person'),
})

const table = z.strictObject({
  ...shape('title', 'lead', 'filter', 'placeholder', 'show', 'group', 'all', 'count', 'nothing'),
  ...shape('csv', 'problem', 'screen', 'do', 'never', 'file'),
})

const training = z.strictObject({
  ...shape('title', 'lead', 'about', 'count', 'explains', 'article', 'no-script', 'kind', 'start', 'watch'),
  ...shape('again', 'hint', 'no-more-hints', 'goal', 'reached', 'missing', 'done', 'lesson-done'),
  ...shape('mistakes', 'mistake', 'cost', 'waiting', 'loading', 'failed', 'all'),
  staff: texts('title', 'lead', 'name', 'use', 'who'),
  progress: texts('done', 'part', 'open'),
  server: texts('kept', 'failed'),
  result: z.strictObject({
    ...shape('title', 'lead', 'link', 'staff', 'lesson', 'when', 'mistakes', 'sum', 'sign', 'no-script'),
  }),
  shop: texts('title', 'lead', 'link', 'loading', 'unsigned', 'refused', 'failed', 'nobody'),
  reminder: z.strictObject({
    ...shape('title', 'lead', 'at', 'file', 'download', 'notify', 'honest', 'on', 'off', 'denied'),
    ...shape('summary', 'text'),
  }),
})

/** Words of the pages around the chat (`content/pages.yaml`). */
export const pagesSchema = z.strictObject({
  ...shape('name', 'about'),
  nav: texts('label', 'chat', 'guide', 'training', 'terminal'),
  home: z.strictObject({
    ...shape('title', 'lead'),
    ways: z.array(z.strictObject({ title: words, text: words, href: z.string().startsWith('/') })).min(1),
    ...shape('safety', 'no-script'),
  }),
  guide,
  ask,
  chart,
  table,
  card: texts('title', 'hint', 'never', 'call', 'more'),
  offline: texts('title', 'text', 'newer', 'reload'),
  training,
  simulator: texts('title', 'lead', 'no-script'),
  problem: texts('back'),
})

export type PageTexts = z.infer<typeof pagesSchema>
