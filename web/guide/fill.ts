/**
 * Fills in each `{name}` of a sentence. Throws for a name without a value, which is a programmer's mistake.
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined)
      throw new Error(`"${sentence}" needs a value for "${name}": give it, or change pages.yaml.`)
    return String(value)
  })
}
