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
import { readSingle } from './read-single.ts'
import { retentionSchema } from './retention-schema.ts'
import { type ContentFile, parseSource } from './source.ts'
import { terminalPanelSchema } from './terminal-panel-schema.ts'
import { widgetTextsSchema } from './widget-schema.ts'

/**
 * Compiles content files, given by path within the content folder. Either the content, perhaps with warnings, or
 * every problem that was found: bad content never starts a desk.
 */
export function compileContent(
  files: readonly ContentFile[],
  version: string,
): { content?: Content; problems: Problem[] } {
  const slots = readSingle(files, 'slots.yaml', slotsSchema)
  const responses = readSingle(files, 'responses.yaml', responsesSchema)
  const brand = readSingle(files, 'brand.yaml', brandSchema)
  const widget = readSingle(files, 'widget.yaml', widgetTextsSchema)
  const embed = readSingle(files, 'embed.yaml', embedTextsSchema)
  const terminalPanel = readSingle(files, 'terminal-panel.yaml', terminalPanelSchema)
  const pages = readSingle(files, 'pages.yaml', pagesSchema)
  const cannedReplies = readSingle(files, 'canned-replies.yaml', cannedRepliesSchema)
  const consoleTexts = readSingle(files, 'console.yaml', consoleSchema)
  const queue = readSingle(files, 'queue.yaml', queueRulesSchema)
  const retention = readSingle(files, 'retention.yaml', retentionSchema)
  const forbidden = readSingle(files, 'forbidden-advice.yaml', forbiddenAdviceSchema)
  const problemTexts = readSingle(files, 'problems.yaml', problemTextsSchema)
  const gestures = readSingle(files, 'gestures.yaml', gesturesSchema)
  const proofs = readSingle(files, 'proofs.yaml', proofsSchema)
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
  const compiled = compileFlows(
    flowSources.flatMap(({ source }) => (source ? [source] : [])),
    {
      slots: slots.value ?? {},
      intents: new Set(Object.keys(intents)),
      // By file name, so that one bad terminal file does not make every fault unknown.
      faults: new Set(idsIn(files, 'faults/')),
      facts: new Set(factNames),
      gestures: gestures.value ?? {},
      forbidden: forbidden.value ?? { unless: [], advice: [] },
    },
  )
  const problems = [
    ...[
      slots,
      responses,
      brand,
      widget,
      embed,
      terminalPanel,
      pages,
      consoleTexts,
      queue,
      retention,
      cannedReplies,
      problemTexts,
      gestures,
      proofs,
      forbidden,
      understanding,
      terminals,
      training,
      compiled,
    ].flatMap(part => part.problems),
    ...flowSources.flatMap(part => part.problems),
    ...checkBrand(brand),
    ...checkResponses(responses, Object.keys(slots.value ?? {}), intents),
    ...checkIntents(intents, compiled.flowOfIntent),
    ...checkProofs(proofs, {
      faults: idsIn(files, 'faults/'),
      slots: slots.value ?? {},
      flows: compiled.flows,
      flowOfIntent: compiled.flowOfIntent,
      gestures: Object.keys(gestures.value ?? {}),
    }),
    ...checkQueue(queue, Object.keys(compiled.flows)),
    ...checkTraining(training, {
      faults: idsIn(files, 'faults/'),
      flows: Object.keys(compiled.flows),
      gestures: Object.keys(gestures.value ?? {}),
    }),
    ...strayFiles(files),
  ]
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  if (!slots.value || !responses.value || !brand.value) return { problems }
  if (
    !widget.value ||
    !embed.value ||
    !terminalPanel.value ||
    !pages.value ||
    !consoleTexts.value ||
    !queue.value ||
    !retention.value ||
    !cannedReplies.value ||
    !problemTexts.value ||
    !proofs.value ||
    !gestures.value ||
    !training.training
  )
    return { problems }
  if (!understanding.understanding || !terminals.terminals) return { problems }
  const dialog: DialogContent = {
    version,
    flows: compiled.flows,
    flowOfIntent: compiled.flowOfIntent,
    intents,
    slots: slots.value,
    responses: responses.value,
    brand: brand.value,
    codes: Object.fromEntries(
      understanding.understanding.responseCodes.map(({ code, text, advice }) => [code, { text, advice }]),
    ),
  }
  const content: Content = {
    version,
    dialog,
    understanding: understanding.understanding,
    terminals: terminals.terminals,
    widget: widget.value,
    embed: embed.value,
    terminalPanel: terminalPanel.value,
    pages: pages.value,
    console: consoleTexts.value,
    queue: queue.value,
    retention: retention.value,
    cannedReplies: cannedReplies.value,
    problems: problemTexts.value,
    gestures: gestures.value,
    proofs: proofs.value,
    training: training.training,
  }
  return { content: freeze(content), problems }
}

const idsIn = (files: readonly ContentFile[], folder: string): string[] =>
  files.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length, -'.yaml'.length)] : []))

const homes = ['flows/', 'intents/', 'terminals/', 'faults/', 'lessons/', 'schemas/']

/** A file that nothing reads is usually a misspelt one. */
function strayFiles(files: readonly ContentFile[]): Problem[] {
  return files
    .filter(({ path }) => path.includes('/') && !homes.some(home => path.startsWith(home)))
    .map(({ path }) => problem('stray-file', { file: path, line: 1, column: 1 }, {}))
}
