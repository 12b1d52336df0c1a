import { scalar, writeStep } from './write-step.ts'

/** A script to be written into a file. */
export interface WrittenScript {
  readonly comment: string
  readonly title: string
  /** Milliseconds since 1970; null for the usual Monday noon. */
  readonly at: number | null
  readonly steps: readonly object[]
}

/** The script as an author would write it. */
export function writeScript({ comment, title, at, steps }: WrittenScript): string {
  return [
    `# ${comment}`,
    `title: ${scalar(title)}`,
    ...(at === null ? [] : [`at: ${chinaTime(at)}`]),
    'steps:',
    ...steps.map(step => `  ${writeStep(step)}`),
    '',
  ].join('\n')
}

/** `2026-01-05 12:00` */
const chinaTime = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
