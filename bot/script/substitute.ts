import type { YamlPath } from '../content/source.ts'

/** Name → value; scripts name them as `$name`. */
export type Variables = Readonly<Record<string, string>>

/**
 * Fills `$name` (or `${name}`) in every string below `value`. A name without a value stays as written, and `unset` is
 * called with it and the path of its string.
 */
export function substitute(
  value: unknown,
  variables: Variables,
  unset: (path: YamlPath, name: string) => void,
  path: YamlPath = [],
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$(?:([a-z][a-z0-9]*)|\{([a-z][a-z0-9]*)\})/g, (written, bare, braced) => {
      const name = String(bare ?? braced)
      const filled = Object.hasOwn(variables, name) ? variables[name] : undefined
      if (filled === undefined) unset(path, name)
      return filled ?? written
    })
  }
  if (Array.isArray(value)) {
    return value.map((inner, index) => substitute(inner, variables, unset, [...path, index]))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, substitute(inner, variables, unset, [...path, key])]),
  )
}
