import { z } from 'zod'
import { texts, words } from './texts-schema.ts'

/** The chat window's own words (`content/widget.yaml`): sent to the browser as they stand. */
export const widgetTextsSchema = z.strictObject({
  title: words,
  log: words,
  speakers: texts('merchant', 'bot', 'agent'),
  link: z.strictObject({ connecting: words, connected: words, offline: words, waiting: having('count') }),
  person: words,
  empty: texts('title', 'hint'),
  loading: words,
  trouble: texts('title', 'hint', 'retry'),
  renewed: words,
  composer: z.strictObject({
    label: words,
    placeholder: words,
    phone: words,
    send: words,
    left: having('count'),
    'too-long': having('limit', 'count'),
  }),
  delivery: texts('sending', 'waiting', 'refused', 'edit', 'discard'),
  undo: words,
  earlier: words,
  menu: z.strictObject({ label: words, sound: words, size: having('size'), print: words }),
  /** From the usual size of letters to the largest. */
  sizes: z.tuple([words, words, words]),
  owner: z.strictObject({ queue: words, agent: having('name') }),
  notices: z.strictObject({
    claimed: having('name'),
    released: words,
    back: words,
    closed: words,
    rated: words,
    callback: words,
  }),
  roles: z.record(z.string(), words),
  photo: texts('attach', 'alt', 'failed'),
  rating: z.strictObject({
    title: words,
    star: having('count'),
    /** What one to five stars mean. */
    words: z.tuple([words, words, words, words, words]),
    comment: words,
    send: words,
  }),
  callback: texts('open', 'label', 'send', 'wrong'),
  typing: words,
  typist: having('name'),
  step: having('number', 'of'),
  seen: words,
  screen: having('words'),
  choices: texts('label', 'chosen', 'passed'),
  'new-messages': words,
  copy: z.strictObject({ label: having('text'), done: words, failed: words }),
  save: texts('label', 'file'),
  end: words,
  announce: having('speaker', 'text'),
  terminal: texts('title', 'card', 'open', 'close', 'loading', 'failed', 'retry'),
})

export type WidgetTexts = z.infer<typeof widgetTextsSchema>

/** A text that names each of these values once as `{name}`, and no others. */
function having(...names: readonly string[]) {
  const wanted = [...names].sort().join(' ')
  return words.refine(
    text =>
      (text.match(/\{\w+\}/g) ?? [])
        .map(mark => mark.slice(1, -1))
        .sort()
        .join(' ') === wanted,
    { error: `must contain ${names.map(name => `{${name}}`).join(' and ')}, each once` },
  )
}
