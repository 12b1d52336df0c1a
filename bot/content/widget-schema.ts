import { z } from 'zod'

const words = z.string().min(1).max(200)

/** The chat window's own words (`content/widget.yaml`): sent to the browser as they stand. */
export const widgetTextsSchema = z.strictObject({
  title: words,
  log: words,
  speakers: z.strictObject({ merchant: words, bot: words, agent: words }),
  link: z.strictObject({ connecting: words, connected: words, offline: words, waiting: having('count') }),
  person: words,
  empty: z.strictObject({ title: words, hint: words }),
  loading: words,
  trouble: z.strictObject({ title: words, hint: words, retry: words }),
  renewed: words,
  composer: z.strictObject({
    label: words,
    placeholder: words,
    phone: words,
    send: words,
    left: having('count'),
    'too-long': having('limit', 'count'),
  }),
  delivery: z.strictObject({ sending: words, waiting: words, refused: words, edit: words, discard: words }),
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
  photo: z.strictObject({ attach: words, alt: words, failed: words }),
  rating: z.strictObject({
    title: words,
    star: having('count'),
    /** What one to five stars mean. */
    words: z.tuple([words, words, words, words, words]),
    comment: words,
    send: words,
  }),
  callback: z.strictObject({ open: words, label: words, send: words, wrong: words }),
  typing: words,
  typist: having('name'),
  step: having('number', 'of'),
  seen: words,
  screen: having('words'),
  choices: z.strictObject({ label: words, chosen: words, passed: words }),
  'new-messages': words,
  copy: z.strictObject({ label: having('text'), done: words, failed: words }),
  save: z.strictObject({ label: words, file: words }),
  end: words,
  announce: having('speaker', 'text'),
  terminal: z.strictObject({
    title: words,
    card: words,
    open: words,
    close: words,
    loading: words,
    failed: words,
    retry: words,
  }),
})

export type WidgetTexts = z.infer<typeof widgetTextsSchema>

/** Words that must name each of these values as `{name}`, and no others. */
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
