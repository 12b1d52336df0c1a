import type { Content } from '../../bot/content/content.ts'
import { codeSaid } from '../../bot/dialog/code-said.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { type Model, understand } from '../../bot/understanding/understand.ts'

interface Found {
  /** The query with personal data masked. */
  readonly query: string
  /** Best match first. */
  readonly flows: readonly Flow[]
  readonly code?: { readonly code: string; readonly text: string; readonly advice: string }
}

/** More than a merchant would type into a search box. */
const maxCharacters = 200

/** Finds flows by what the bot would understand, then by words in their title, question and answer. */
export function searchGuide({ dialog }: Content, model: Model, asked: string): Found {
  const read = understand(model, asked.trim().slice(0, maxCharacters), null)
  const intents = [read.intent, read.second, ...read.options]
  const understood = read.decision === 'out-of-scope' ? [] : intents
  const byWords = Object.values(dialog.flows).filter(({ title, faq, answer }) =>
    [title, faq, answer].some(text => text.includes(read.text)),
  )
  const ids = [
    ...understood.flatMap(intent => (intent === null ? [] : (dialog.flowOfIntent[intent] ?? []))),
    ...byWords.map(({ id }) => id),
  ]
  const flows = [...new Set(ids)].flatMap(id => dialog.flows[id] ?? [])
  const code = codeOf(dialog.codes, read.text, read.details)
  return { query: read.text, flows, ...(code ? { code } : {}) }
}

function codeOf(
  codes: Content['dialog']['codes'],
  text: string,
  details: readonly { readonly kind: string; readonly value: string }[],
): Found['code'] | null {
  const code = details.find(({ kind }) => kind === 'response-code')?.value ?? codeSaid(codes, text)
  const known = code === null ? undefined : codes[code]
  return code !== null && known ? { code, ...known } : null
}
