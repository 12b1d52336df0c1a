import type { Brand, DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Text } from './flow.ts'

/** Values for the names that a text may have in braces, already worded. */
export type Variables = Readonly<Record<string, string>>

/** What a text may name without a slot; `title`, `slot` and `value` come with the sentences that use them. */
const brandFacts: Readonly<Record<string, (brand: Brand) => string>> = {
  brand: ({ name }) => name,
  serviceLine: ({ serviceLine }) => serviceLine,
  serviceHint: ({ verified, unverifiedHint }) => (verified ? '' : unverifiedHint),
  domain: ({ domain }) => domain,
  hours: ({ hours }) => `${hours.from}–${hours.to}`,
}
export const brandVariables = Object.keys(brandFacts)

/** Variables that describe the answer code in the slot `code`. */
export const codeVariables = ['codeText', 'codeAdvice']

/** The wording of a filled slot, or a fact about the brand or the answer code; undefined for other names. */
function valueNow(content: DialogContent, { slots }: Conversation, name: string): string | undefined {
  const told = slots[name]
  if (told !== undefined) return content.slots[name]?.values[told] ?? told
  if (name === 'codeText') return content.codes[slots.code ?? '']?.text ?? ''
  if (name === 'codeAdvice') return content.codes[slots.code ?? '']?.advice ?? ''
  return brandFacts[name]?.(content.brand)
}

/** The values of all names that have one in this state. */
export const variablesOf = (content: DialogContent, conversation: Conversation): Variables => ({
  ...Object.fromEntries(
    [...brandVariables, ...codeVariables, ...Object.keys(conversation.slots)].map(name => [
      name,
      valueNow(content, conversation, name) ?? '',
    ]),
  ),
  // The kind's id chooses between the texts of a step, so it gets a name of its own beside the wording of the
  // slot.
  'kind-id': conversation.slots.kind ?? 'default',
})

/**
 * Fills in a text for the present state; `more` are variables of this text alone. Most texts have no
 * variables.
 */
export function wordNow(content: DialogContent, now: Conversation, text: Text, more: Variables = {}): string {
  const chosen = chooseText(text, now.slots.kind ?? 'default')
  return fillIn(chosen, name => more[name] ?? valueNow(content, now, name))
}

/** Chooses the text for the kind of terminal and fills its braces; unknown names stay as written. */
export const word = (text: Text, variables: Variables): string =>
  fillIn(chooseText(text, variables['kind-id'] ?? 'default'), name => variables[name])

const fillIn = (text: string, read: (name: string) => string | undefined): string =>
  text.includes('{') ? text.replace(/\{([\w-]+)\}/g, (written, name: string) => read(name) ?? written) : text

/**
 * The text for one kind of terminal; where that kind has none of its own, `default` or whichever text there
 * is.
 */
export function chooseText(text: Text, kind: string): string {
  if (typeof text === 'string') return text
  const own = kind === 'classic' || kind === 'esign' || kind === 'smart' ? text[kind] : undefined
  return own ?? text.default ?? text.classic ?? text.esign ?? text.smart ?? ''
}
