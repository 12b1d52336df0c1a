import { cachedModel } from '../../bot/content/cached-model.ts'
import { compileFlows } from '../../bot/content/compile-flows.ts'
import type { Content } from '../../bot/content/content.ts'
import { builtFolder, contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { formatProblem } from '../../bot/content/problem.ts'
import { parseSource } from '../../bot/content/source.ts'

/** The content that is shipped, and its model. */
export const content: Content = loadContent(contentFolder)
export const model = cachedModel(content.understanding, builtFolder)

/** The shipped content with one flow replaced by what somebody advises instead. */
export function contentAdvising(id: string, nodes: string): Content {
  const head = `id: ${id}\ntitle: T\nfaq: F\nanswer: A\n`
  const { source } = parseSource({ path: `flows/${id}.yaml`, text: `${head}${nodes}` })
  if (!source) throw new Error('The advice is no YAML.')
  const { dialog, gestures, terminals } = content
  const { flows, problems } = compileFlows([source], {
    slots: dialog.slots,
    intents: new Set(Object.keys(dialog.intents)),
    faults: new Set(Object.keys(terminals.faults)),
    facts: new Set(['settled']),
    forbidden: { unless: [], advice: [] },
    gestures,
  })
  const flow = flows[id]
  if (!flow || problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'))
  return { ...content, dialog: { ...dialog, flows: { ...dialog.flows, [id]: flow } } }
}
