import { escapeMarkup } from '../../escape-markup.ts'
import { describeFailure } from '../describe-failure.ts'
import { type Played, type Run, tally } from '../run.ts'

/** JUnit XML, as build servers read it: one suite per file. */
export function reportJunit({ played, milliseconds, notes, where }: Run): string {
  const { failed, skipped } = tally(played)
  const files = [...new Set(played.map(({ script }) => script.file))]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dialogs ${escapeMarkup(where)}" tests="${played.length}" failures="${failed}" skipped="${skipped}" time="${seconds(milliseconds)}">`,
    ...files.flatMap(file =>
      suite(
        file,
        played.filter(({ script }) => script.file === file),
        notes,
      ),
    ),
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(file: string, played: readonly Played[], notes: readonly string[]): string[] {
  const { failed, skipped } = tally(played)
  const time = seconds(played.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  return [
    `  <testsuite name="${escapeMarkup(file)}" tests="${played.length}" failures="${failed}" errors="0" skipped="${skipped}" time="${time}">`,
    ...played.flatMap(testCase),
    ...(notes.length > 0 ? [`    <system-out>${escapeMarkup(notes.join('\n'))}</system-out>`] : []),
    '  </testsuite>',
  ]
}

function testCase({ script, result, milliseconds }: Played): string[] {
  const head = `    <testcase classname="${escapeMarkup(script.file)}" name="${escapeMarkup(script.title)}" file="${escapeMarkup(script.file)}" line="${script.place.line}" time="${seconds(milliseconds)}"`
  switch (result.outcome) {
    case 'passed':
      return result.unseen.length === 0
        ? [`${head}/>`]
        : [
            `${head}><system-out>not checked: ${escapeMarkup(result.unseen.join(', '))}</system-out></testcase>`,
          ]
    case 'skipped':
      return [`${head}><skipped message="${escapeMarkup(result.reason)}"/></testcase>`]
    case 'failed': {
      const { expected, came } = result.failure
      const message = `expected ${expected}; came ${came}`
      return [
        `${head}><failure message="${escapeMarkup(message)}">${escapeMarkup(describeFailure(result.failure))}</failure></testcase>`,
      ]
    }
    case 'lost':
      return [`${head}><failure message="${escapeMarkup(result.reason)}"/></testcase>`]
  }
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)
