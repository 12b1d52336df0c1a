import type { Content } from '../../bot/content/content.ts'
import type { Flow } from '../../bot/dialog/flow.ts'

interface Group {
  readonly title: string
  readonly flows: readonly Flow[]
}

/** The flows by the groups of the guide; a flow without a group comes under the last heading. */
export function groupFlows({ dialog, pages }: Content): Group[] {
  const { groups, other } = pages.guide
  const sorted = groups.map(({ title, flows }) => ({
    title,
    flows: flows.flatMap(id => dialog.flows[id] ?? []),
  }))
  const placed = new Set(groups.flatMap(({ flows }) => flows))
  const rest = Object.values(dialog.flows).filter(({ id }) => !placed.has(id))
  return [...sorted, { title: other, flows: rest }].filter(({ flows }) => flows.length > 0)
}
