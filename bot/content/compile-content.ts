import {
  brandSchema,
  type DialogContent,
  type IntentEntry,
  responsesSchema,
  slotsSchema,
} from '../dialog/content.ts'
import { factNames } from '../terminal/fact.ts'
import { cannedRepliesSchema } from './canned-replies-schema.ts'
import { checkBrand } from './check-brand.ts'
import { checkIntents } from './check-intents.ts'
import { checkProofs } from './check-proofs.ts'
import { checkQueue } from './check-queue.ts'
import { checkResponses } from './check-responses.ts'
import { checkTraining } from './check-training.ts'
import { compileFlows } from './compile-flows.ts'
import { compileTerminals } from './compile-terminals.ts'
import { compileTraining } from './compile-training.ts'
import { compileUnderstanding } from './compile-understanding.ts'
import { consoleSchema } from './console-schema.ts'
import type { Content } from './content.ts'
import { embedTextsSchema } from './embed-schema.ts'
import { forbiddenAdviceSchema } from './forbidden-advice-schema.ts'
import { freeze } from './freeze.ts'
import { gesturesSchema } from './gestures-schema.ts'
import { pagesSchema } from './pages-schema.ts'
import { type Problem, problem } from './problem.ts'
import { problemTextsSchema } from './problem-texts.ts'
import { proofsSchema } from './proofs-schema.ts'
import { queueRulesSchema } from './queue-schema.ts'
import { readSingle, valueIn } from './read-file.ts'
import { retentionSchema } from './retention-schema.ts'
import { type ContentFile, parseSource } from './source.ts'
import { terminalPanelSchema } from './terminal-panel-schema.ts'
import { widgetTextsSchema } from './widget-schema.ts'

/**
 * Compiles content files, whose paths begin in the content folder. Gives the content, perhaps with warnings, or every
 * problem that was found: bad content never starts a desk.
 */
export function compileContent(
  files: readonly ContentFile[],
  version: string,
): { content?: Content; problems: Problem[] } {
  const read = {
    slots: readSingle(files, 'slots.yaml', slotsSchema),
    responses: readSingle(files, 'responses.yaml', responsesSchema),
    brand: readSingle(files, 'brand.yaml', brandSchema),
    widget: readSingle(files, 'widget.yaml', widgetTextsSchema),
    embed: readSingle(files, 'embed.yaml', embedTextsSchema),
    terminalPanel: readSingle(files, 'terminal-panel.yaml', terminalPanelSchema),
    pages: readSingle(files, 'pages.yaml', pagesSchema),
    console: readSingle(files, 'console.yaml', consoleSchema),
    queue: readSingle(files, 'queue.yaml', queueRulesSchema),
    retention: readSingle(files, 'retention.yaml', retentionSchema),
    cannedReplies: readSingle(files, 'canned-replies.yaml', cannedRepliesSchema),
    problems: readSingle(files, 'problems.yaml', problemTextsSchema),
    gestures: readSingle(files, 'gestures.yaml', gesturesSchema),
    proofs: readSingle(files, 'proofs.yaml', proofsSchema),
    forbidden: readSingle(files, 'forbidden-advice.yaml', forbiddenAdviceSchema),
  }
  const understanding = compileUnderstanding(files)
  const terminals = compileTerminals(files)
  const training = compileTraining(files)
  const flowSources = files.filter(({ path }) => path.startsWith('flows/')).map(parseSource)
  const intents = Object.fromEntries(
    understanding.sources.map(({ intent: { id, label, kind } }): [string, IntentEntry] => [
      id,
      { label, kind },
    ]),
  )
  const slots = read.slots.value ?? {}
  const gestures = read.gestures.value ?? {}
  // By file name, so that one bad file does not make its fault unknown.
  const faults = idsIn(files, 'faults/')
  const compiled = compileFlows(
    flowSources.flatMap(({ source }) => (source ? [source] : [])),
    {
      slots,
      intents: new Set(Object.keys(intents)),
      faults: new Set(faults),
      facts: new Set(factNames),
      gestures,
      forbidden: read.forbidden.value ?? { unless: [], advice: [] },
    },
  )
  const { flows, flowOfIntent } = compiled
  const known = { faults, slots, flows, flowOfIntent, gestures: Object.keys(gestures) }
  const problems = [
    ...[...Object.values(read), understanding, terminals, training, ...flowSources, compiled].flatMap(
      part => part.problems,
    ),
    ...checkBrand(read.brand),
    ...checkResponses(read.responses, Object.keys(slots), intents),
    ...checkIntents(intents, flowOfIntent),
    ...checkProofs(read.proofs, known),
    ...checkQueue(read.queue, Object.keys(flows)),
    ...checkTraining(training, { ...known, flows: Object.keys(flows) }),
    ...strayFiles(files),
  ]
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  if (!understanding.understanding || !terminals.terminals || !training.training) return { problems }
  const dialog: DialogContent = {
    version,
    flows,
    flowOfIntent,
    intents,
    slots: valueIn(read.slots),
    responses: valueIn(read.responses),
    brand: valueIn(read.brand),
    codes: Object.fromEntries(
      understanding.understanding.responseCodes.map(({ code, text, advice }) => [code, { text, advice }]),
    ),
  }
  const content: Content = {
    version,
    dialog,
    understanding: understanding.understanding,
    terminals: terminals.terminals,
    widget: valueIn(read.widget),
    embed: valueIn(read.embed),
    terminalPanel: valueIn(read.terminalPanel),
    pages: valueIn(read.pages),
    console: valueIn(read.console),
    queue: valueIn(read.queue),
    retention: valueIn(read.retention),
    cannedReplies: valueIn(read.cannedReplies),
    problems: valueIn(read.problems),
    gestures: valueIn(read.gestures),
    proofs: valueIn(read.proofs),
    training: training.training,
  }
  return { content: freeze(content), problems }
}

const idsIn = (files: readonly ContentFile[], folder: string): string[] =>
  files.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length, -'.yaml'.length)] : []))

const homes = ['flows/', 'intents/', 'terminals/', 'faults/', 'lessons/', 'schemas/']

/** Files that nothing reads: usually their name is misspelt. */
function strayFiles(files: readonly ContentFile[]): Problem[] {
  return files
    .filter(({ path }) => path.includes('/') && !homes.some(home => path.startsWith(home)))
    .map(({ path }) => problem('stray-file', { file: path, line: 1, column: 1 }, {}))
}
