import { formatProblem, type Problem, type ProblemCode } from '../content/problem.ts'

// Hundreds, and nearly all of them right: lines that say something rare. One by one they would hide the rest.
const manyAtOnce: ProblemCode = 'misread-utterance'

/** One line per problem, and one that counts misread utterances by file unless `all` are wanted; the sum comes last. */
export function tellProblems(problems: readonly Problem[], all: boolean): string[] {
  const counted = all ? [] : problems.filter(({ code }) => code === manyAtOnce)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return [
    ...problems.filter(one => !counted.includes(one)).map(formatProblem),
    ...(counted.length > 0 ? [tellCounted(counted)] : []),
    `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`,
  ]
}

function tellCounted(counted: readonly Problem[]): string {
  const files = new Map<string, number>()
  for (const { file } of counted) files.set(file, (files.get(file) ?? 0) + 1)
  const most = [...files].sort(([, one], [, other]) => other - one).slice(0, 8)
  const rest = counted.length - most.reduce((sum, [, found]) => sum + found, 0)
  return (
    `${manyAtOnce} (warning)  The rest of the content reads ${count(counted.length, 'utterance')} as another intent: ` +
    `${most.map(([file, found]) => `${nameOf(file)} ${found}`).join(', ')}${rest > 0 ? `, ${rest} more` : ''}. ` +
    'After new lines look at theirs: npm run check -- --all'
  )
}

const nameOf = (file: string): string => file.replace(/^intents\/|\.yaml$/g, '')

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
