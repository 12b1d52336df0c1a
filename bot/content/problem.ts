/**
 * Everything that can be wrong with content. A closed catalogue: each code has one template, and a test in
 * `test/content/broken` named after it. `{name}` is filled from the values given with the problem.
 */
export const problemCatalogue = {
  'yaml-syntax': 'This is not valid YAML: {reason}',
  schema: '{reason}',
  'unknown-key': 'The key "{key}" is not known here{suggestion}.',
  'file-name': 'The id "{id}" must be the file\'s name: rename one of them.',
  'missing-file': 'There is no {what}. Add {file}.',
  'menu-item': 'The item "{words}" must name exactly one of job, menu and notice.',
  'unknown-menu': 'The item "{words}" opens the menu "{menu}", which does not exist{suggestion}.',
  'missing-menu': 'The device needs a menu "{menu}".',
  'missing-key': 'A keypad needs the key "{key}".',
  'no-way-to-settle': 'No menu item starts the job "settle": a full terminal could not be settled.',
  'text-too-long': 'The text "{id}" takes {rows} rows; the display of {device} has {most}.',
  'not-a-test-card': 'The card number must be one of the published test cards.',
} as const

export type ProblemCode = keyof typeof problemCatalogue

export interface Place {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

export interface Problem extends Place {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly sentence: string
}

/** Fills the catalogue's sentence for `code`; an unfilled `{name}` is a programmer's mistake and throws. */
export function problem(
  code: ProblemCode,
  place: Place,
  values: Readonly<Record<string, string>>,
  severity: Problem['severity'] = 'error',
): Problem {
  const sentence = problemCatalogue[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Problem ${code} needs a value for "${name}".`)
    return value
  })
  return { ...place, code, severity, sentence }
}

/** One line per problem, as editors and people expect it: `file:line:column  code  sentence`. */
export function formatProblem({ file, line, column, code, severity, sentence }: Problem): string {
  const label = severity === 'warning' ? `${code} (warning)` : code
  return `${file}:${line}:${column}  ${label}  ${sentence}`
}
