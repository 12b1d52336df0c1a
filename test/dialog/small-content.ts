import { compileFlows } from '../../bot/content/compile-flows.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import type { ProblemCode } from '../../bot/content/problem.ts'
import { parseSource } from '../../bot/content/source.ts'
import type { DialogContent } from '../../bot/dialog/content.ts'

const real = loadContent(contentFolder).dialog

/**
 * Content with just these flows, for tests of the engine; intents, slots and sentences are the real ones. `despite`
 * names problems that the check would stop at, for tests of what the engine does all the same.
 */
export function contentWith(
  flows: Readonly<Record<string, string>>,
  despite: readonly ProblemCode[] = [],
): DialogContent {
  const sources = Object.entries(flows).map(([id, text]) => {
    const { source, problems } = parseSource({
      path: `flows/${id}.yaml`,
      text: `id: ${id}\n${header}${text}`,
    })
    if (!source) throw new Error(problems.map(({ sentence }) => sentence).join('\n'))
    return source
  })
  const compiled = compileFlows(sources, {
    slots: real.slots,
    intents: new Set(Object.keys(real.intents)),
    faults: new Set(),
    facts: new Set(['totals-shown']),
    forbidden: { unless: [], advice: [] },
    gestures: {},
  })
  const problems = compiled.problems.filter(({ code }) => !despite.includes(code))
  if (problems.length > 0) throw new Error(problems.map(({ sentence }) => sentence).join('\n'))
  return { ...real, flows: compiled.flows, flowOfIntent: compiled.flowOfIntent }
}

const header = 'title: T\nfaq: F\nanswer: A\n'
