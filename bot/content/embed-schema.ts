import { z } from 'zod'

const words = z.string().min(1).max(80)

/** The words of the embedded button and of the page that shows it (`content/embed.yaml`). */
export const embedTextsSchema = z.strictObject({
  launcher: z.strictObject({
    label: words,
    unread: words.includes('{count}'),
    panel: words,
    close: words,
    loading: words,
    failed: words,
    retry: words,
  }),
  demo: z.strictObject({ title: words, lead: words, rows: z.array(z.tuple([words, words])).min(1) }),
})
export type EmbedTexts = z.infer<typeof embedTextsSchema>
export type LauncherTexts = EmbedTexts['launcher']
