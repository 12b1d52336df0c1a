import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stringify } from 'yaml'
import type { Command } from '../cli.ts'
import { contentFolder } from '../content/content-folder.ts'
import { loadContent } from '../content/load-content.ts'
import { buildModel } from '../understanding/build-model.ts'
import type { UnderstandingContent } from '../understanding/content.ts'
import { evaluate } from '../understanding/evaluate.ts'
import { fitThresholds } from '../understanding/fit-thresholds.ts'
import { labelledContent } from '../understanding/labelled-content.ts'
import type { Model } from '../understanding/model.ts'
import { thoroughTraining } from '../understanding/train.ts'
import { understand as understandOne } from '../understanding/understand.ts'
import { evaluationReport } from './evaluation-report.ts'
import { readArguments } from './read-arguments.ts'
import { readLabelled } from './read-labelled.ts'

/**
 * `npm run understand`: understands the lines of stdin. `--evaluate F.jsonl` measures on labelled lines instead,
 * `--train F.jsonl` takes other training lines than the content's, `--fit` fits the thresholds and stores them.
 */
export const understand: Command = async (args, { stdin, stdout }) => {
  const options = readOptions(args)
  const { understanding } = loadContent(contentFolder)
  if (options.fit) {
    const text = `${fittedBy}${stringify(fitThresholds(understanding))}`
    writeFileSync(join(contentFolder, 'thresholds.yaml'), text)
    stdout.write(text)
    return 0
  }
  const started = performance.now()
  const model = modelFor(understanding, options.train)
  if (options.evaluate !== undefined) {
    const lines = readLabelled(options.evaluate, readFileSync(options.evaluate, 'utf8'))
    const seconds = (performance.now() - started) / 1000
    const evaluation = evaluate(model, lines)
    const report = { seconds, ...evaluation }
    stdout.write(options.json ? `${JSON.stringify(report)}\n` : evaluationReport(evaluation, seconds))
    return 0
  }
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    stdout.write(`${options.json ? asJson(model, line) : asText(model, line)}\n`)
  }
  return 0
}

const usage = 'Use --json, --evaluate F.jsonl, --train F.jsonl or --fit.'

const fittedBy = '# Written by `npm run understand -- --fit`; not for typing.\n'

function readOptions(args: readonly string[]) {
  const options = {
    train: { type: 'string' },
    evaluate: { type: 'string' },
    fit: { type: 'boolean' },
    json: { type: 'boolean' },
  } as const
  return readArguments({ args: [...args], options }, usage).values
}

function modelFor(understanding: UnderstandingContent, train: string | undefined): Model {
  if (train === undefined) return buildModel(understanding)
  const lines = readLabelled(train, readFileSync(train, 'utf8'))
  return buildModel(labelledContent(understanding, lines), thoroughTraining)
}

function asJson(model: Model, line: string): string {
  const { text, decision, intent, score, options, second, details, secrets, why } = understandOne(
    model,
    line,
    null,
  )
  return JSON.stringify({ text, decision, intent, score, options, second, details, secrets, why })
}

function asText(model: Model, line: string): string {
  const { text, decision, intent, score, options, second, why } = understandOne(model, line, null)
  const parts = [
    text,
    `  ${decision} ${intent ?? '–'} ${score.toFixed(2)}`,
    `  by ${why.by}${why.rule === undefined ? '' : ` "${why.rule}"`}: ${why.terms.join(' ')}`,
  ]
  if (options.length > 0) parts.push(`  would offer ${options.join(', ')}`)
  if (second !== null) parts.push(`  second problem ${second}`)
  if (why.runnerUp) parts.push(`  runner-up ${why.runnerUp.intent} ${why.runnerUp.score.toFixed(2)}`)
  if (why.thresholds) {
    const { answer, margin, scope } = why.thresholds
    parts.push(`  thresholds answer ${answer}, margin ${margin}, scope ${scope}`)
  }
  return parts.join('\n')
}
