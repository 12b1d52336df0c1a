import { z } from 'zod'

const words = z.string().min(1).max(200)

/** Words of the pages around the chat (`content/pages.yaml`). */
export const pagesSchema = z.strictObject({
  name: words,
  nav: z.strictObject({ label: words, chat: words, guide: words, terminal: words }),
  home: z.strictObject({
    title: words,
    lead: words,
    ways: z.array(z.strictObject({ title: words, text: words, href: z.string().startsWith('/') })).min(1),
    safety: words,
    'no-script': words,
  }),
  guide: z.strictObject({
    title: words,
    lead: words,
    path: words,
    now: words,
    steps: words,
    seen: words,
    dangers: words,
    why: words,
    chat: words,
    related: words,
  }),
  simulator: z.strictObject({ title: words, lead: words, 'no-script': words }),
  problem: z.strictObject({ back: words }),
})

export type PageTexts = z.infer<typeof pagesSchema>
