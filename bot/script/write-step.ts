/** A value as YAML on one line, as authors write it. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return `{${pairs.map(([key, inner]) => `${scalar(key)}: ${inline(inner)}`).join(', ')}}`
  }
  return typeof value === 'string' ? scalar(value) : String(value)
}

/** `- bot: {node: storage-full/settled}` */
export function writeStep(step: object): string {
  return Object.entries(step)
    .map(([kind, value]) => `- ${kind}: ${inline(value)}`)
    .join('\n')
}

// Words that YAML would not read as a text.
const notText = /^(?:true|false|null|yes|no|on|off|~|[-+.]?\d.*)$/i

/** A text as YAML, without quotes where that is safe. */
export function scalar(text: string): string {
  const safe =
    /^[\p{L}\p{N}/][\p{L}\p{N} /_.。，、！？；：（）「」…—+*=-]*$/u.test(text) && !text.endsWith(' ')
  if (safe && !notText.test(text)) return text
  return /[\n\r\t\\]|[^\P{C}]/u.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`
}
