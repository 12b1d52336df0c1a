import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Text } from './flow.ts'

/** What a text may name in braces, already worded. */
export type Variables = Readonly<Record<string, string>>

/** Variables that are there without a slot; `title`, `slot` and `value` are given by the sentences that name them. */
export const brandVariables = ['brand', 'serviceLine', 'serviceHint', 'domain', 'hours'] as const

/** Variables that tell of the answer code in the slot `code`. */
export const codeVariables = ['codeText', 'codeAdvice'] as const

/** Every slot with a value, by the wording of that value, and the facts of the brand. */
export function variablesOf({ slots, brand, codes }: DialogContent, conversation: Conversation): Variables {
  const facts: Record<(typeof brandVariables)[number], string> = {
    brand: brand.name,
    serviceLine: brand.serviceLine,
    serviceHint: brand.verified ? '' : brand.unverifiedHint,
    domain: brand.domain,
    hours: `${brand.hours.from}–${brand.hours.to}`,
  }
  const code = codes[conversation.slots.code ?? '']
  const told: Record<(typeof codeVariables)[number], string> = {
    codeText: code?.text ?? '',
    codeAdvice: code?.advice ?? '',
  }
  const variables: Record<string, string> = { ...facts, ...told }
  for (const [name, value] of Object.entries(conversation.slots)) {
    variables[name] = slots[name]?.values[value] ?? value
  }
  // The kind as such chooses between the texts of a step, so it travels under a name of its own.
  variables['kind-id'] = conversation.slots.kind ?? 'default'
  return variables
}

/** Words a text as things stand; `more` are variables of this text alone. Most texts name none. */
export function wordNow(content: DialogContent, now: Conversation, text: Text, more: Variables = {}): string {
  const chosen = chooseText(text, now.slots.kind ?? 'default')
  return chosen.includes('{') ? word(chosen, { ...variablesOf(content, now), ...more }) : chosen
}

/** Chooses the text for the kind of terminal and fills its braces; an unknown name stays as written. */
export function word(text: Text, variables: Variables): string {
  const chosen = chooseText(text, variables['kind-id'] ?? 'default')
  if (!chosen.includes('{')) return chosen
  return chosen.replace(/\{([\w-]+)\}/g, (written, name: string) => variables[name] ?? written)
}

/** The text for one kind of terminal; `default`, or any that there is, where the kind has none of its own. */
export function chooseText(text: Text, kind: string): string {
  if (typeof text === 'string') return text
  const own = kind === 'classic' || kind === 'esign' || kind === 'smart' ? text[kind] : undefined
  return own ?? text.default ?? text.classic ?? text.esign ?? text.smart ?? ''
}
