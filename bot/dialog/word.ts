import type { DialogContent } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Text } from './flow.ts'

/** Values for the names that a text may have in braces, already worded. */
export type Variables = Readonly<Record<string, string>>

/** Variables available without a slot; `title`, `slot` and `value` come with the sentences that use them. */
export const brandVariables = ['brand', 'serviceLine', 'serviceHint', 'domain', 'hours'] as const

/** Variables that describe the answer code in the slot `code`. */
export const codeVariables = ['codeText', 'codeAdvice'] as const

/** The wording of every filled slot, and the facts about the brand. */
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
  // The kind's id chooses between the texts of a step, so it gets a name of its own beside the wording of the
  // slot.
  variables['kind-id'] = conversation.slots.kind ?? 'default'
  return variables
}

/**
 * Fills in a text for the present state; `more` are variables of this text alone. Most texts have no
 * variables.
 */
export function wordNow(content: DialogContent, now: Conversation, text: Text, more: Variables = {}): string {
  const chosen = chooseText(text, now.slots.kind ?? 'default')
  return chosen.includes('{') ? word(chosen, { ...variablesOf(content, now), ...more }) : chosen
}

/** Chooses the text for the kind of terminal and fills its braces; unknown names stay as written. */
export function word(text: Text, variables: Variables): string {
  const chosen = chooseText(text, variables['kind-id'] ?? 'default')
  if (!chosen.includes('{')) return chosen
  return chosen.replace(/\{([\w-]+)\}/g, (written, name: string) => variables[name] ?? written)
}

/**
 * The text for one kind of terminal; where that kind has none of its own, `default` or whichever text there
 * is.
 */
export function chooseText(text: Text, kind: string): string {
  if (typeof text === 'string') return text
  const own = kind === 'classic' || kind === 'esign' || kind === 'smart' ? text[kind] : undefined
  return own ?? text.default ?? text.classic ?? text.esign ?? text.smart ?? ''
}
