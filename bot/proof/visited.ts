import type { DialogContent } from '../dialog/content.ts'
import type { Visit } from '../dialog/draft.ts'
import type { ConversationEvent } from '../dialog/event.ts'

/** Nodes (`flow/node`) and ways (`flow/node>choice` or `flow/node>next node`) that a conversation took. */
export interface Visited {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
}

/** Where a conversation was, the choices that were made there, and the ways that branches took. */
export function visitedBy(
  { flows }: DialogContent,
  log: readonly ConversationEvent[],
  trail: readonly Visit[],
): Visited {
  const chosen = log.flatMap(event =>
    event.type === 'choiceMade' && event.flow && event.node
      ? [`${event.flow}/${event.node}>${event.choice}`]
      : [],
  )
  const branched = trail.flatMap(({ flow, node }, index) => {
    const next = trail[index + 1]
    return flows[flow]?.nodes[node]?.kind === 'branch' && next ? [`${flow}/${node}>${next.node}`] : []
  })
  return {
    nodes: [...new Set(trail.map(({ flow, node }) => `${flow}/${node}`))],
    edges: [...new Set([...chosen, ...branched])],
  }
}

/** All that any of them came to, sorted. */
export const uniteVisited = (all: readonly Visited[]): Visited => ({
  nodes: [...new Set(all.flatMap(({ nodes }) => nodes))].sort(),
  edges: [...new Set(all.flatMap(({ edges }) => edges))].sort(),
})
