import { z } from 'zod'

const words = z.string().min(1).max(200)

/** Words about the ways of a flow chart, filled in for conditions that no author words. */
const chart = z.strictObject({
  title: words,
  settlement: words,
  lead: words,
  fit: words,
  full: words,
  text: words,
  start: words,
  to: words,
  person: words,
  solved: words,
  elsewhere: words,
  otherwise: words,
  known: words,
  unknown: words,
  value: words,
  open: words,
  closed: words,
  failed: words,
  not: words,
  and: words,
  or: words,
  phone: words,
})

const guide = z.strictObject({
  title: words,
  lead: words,
  path: words,
  now: words,
  steps: words,
  step: words,
  seen: words,
  dangers: words,
  why: words,
  chat: words,
  related: words,
  all: words,
  other: words,
  also: words,
  call: z.strictObject({ title: words, text: words, ready: words }),
  live: z.strictObject({ open: words, loading: words, failed: words }),
  tools: z.strictObject({
    label: words,
    ask: words,
    chart: words,
    card: words,
    print: words,
    copy: words,
    copied: words,
    share: words,
    shared: words,
    'not-copied': words,
  }),
  search: z.strictObject({
    label: words,
    placeholder: words,
    button: words,
    found: words,
    nothing: words,
    code: words,
  }),
  screens: z.strictObject({ title: words, lead: words }),
  groups: z
    .array(z.strictObject({ title: words, flows: z.array(z.string()).min(1) }))
    .min(1)
    .meta({ description: 'How the guide sorts the flows; a flow that stands in none goes to `other`.' }),
})

const ask = z.strictObject({
  title: words,
  lead: words,
  'so-far': words,
  change: words,
  'change-of': words,
  looks: words,
  'start-over': words,
  chat: words,
  chatting: words,
  'chat-failed': words,
  'plain-chat': words,
  phone: words,
  article: words,
  stale: words,
  ends: z.strictObject({ solved: words, elsewhere: words, person: words }),
})

const table = z.strictObject({
  title: words,
  lead: words,
  filter: words,
  placeholder: words,
  show: words,
  group: words,
  all: words,
  count: words,
  nothing: words,
  csv: words,
  problem: words,
  screen: words,
  do: words,
  never: words,
  file: words,
})

/** Words of the pages around the chat (`content/pages.yaml`). */
export const pagesSchema = z.strictObject({
  name: words,
  about: words,
  nav: z.strictObject({ label: words, chat: words, guide: words, terminal: words }),
  home: z.strictObject({
    title: words,
    lead: words,
    ways: z.array(z.strictObject({ title: words, text: words, href: z.string().startsWith('/') })).min(1),
    safety: words,
    'no-script': words,
  }),
  guide,
  ask,
  chart,
  table,
  card: z.strictObject({ title: words, hint: words, never: words, call: words, more: words }),
  offline: z.strictObject({ title: words, text: words, newer: words, reload: words }),
  simulator: z.strictObject({ title: words, lead: words, 'no-script': words }),
  problem: z.strictObject({ back: words }),
})

export type PageTexts = z.infer<typeof pagesSchema>
