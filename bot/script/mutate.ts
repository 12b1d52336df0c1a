import { alignColumns } from '../align-columns.ts'
import { type Edge, edgesOf, nameOf } from '../chart/edges.ts'
import type { Terminals } from '../content/compile-terminals.ts'
import { type InProcessParts, openDeskInProcess } from './desk-in-process.ts'
import { play } from './play.ts'
import type { Script } from './read-scripts.ts'
import { removeEdge } from './remove-edge.ts'

/** An edge that was removed, and the script that noticed; null when none did. */
interface Mutation {
  readonly edge: Edge
  readonly noticedBy: Script | null
}

interface Mutating extends Pick<InProcessParts, 'brain' | 'edit'> {
  readonly scripts: readonly Script[]
  readonly terminals: Terminals
}

/** Removes each edge of each flow in turn, and finds a script that fails without it. */
export async function mutate({ brain, edit, scripts, terminals }: Mutating): Promise<Mutation[]> {
  const visitors = await findVisitors({ brain, edit, scripts, terminals })
  const mutations: Mutation[] = []
  for (const edge of Object.values(brain.dialog.flows).flatMap(edgesOf)) {
    const mutated = { ...brain, dialog: removeEdge(brain.dialog, edge) }
    const candidates = visitors.get(`${edge.flow}/${edge.node}`) ?? []
    mutations.push({ edge, noticedBy: await firstFailing(mutated, candidates, { edit, terminals }) })
  }
  return mutations
}

async function firstFailing(
  brain: Mutating['brain'],
  scripts: readonly Script[],
  { edit, terminals }: Pick<Mutating, 'edit' | 'terminals'>,
): Promise<Script | null> {
  for (const script of scripts) {
    const result = await play(script, openDeskInProcess({ brain, at: script.at, edit }), terminals)
    if (result.outcome === 'failed') return script
  }
  return null
}

/** Which scripts come to which node, the shortest first: only they can notice that one of its edges is gone. */
async function findVisitors({ brain, edit, scripts, terminals }: Mutating): Promise<Map<string, Script[]>> {
  const visitors = new Map<string, Script[]>()
  for (const script of scripts.toSorted((left, right) => left.steps.length - right.steps.length)) {
    const nodes = new Set<string>()
    const desk = openDeskInProcess({
      ...{ brain, at: script.at, edit },
      onTurn: ({ trail }) => {
        for (const { flow, node } of trail) nodes.add(`${flow}/${node}`)
      },
    })
    await play(script, desk, terminals)
    for (const node of nodes) visitors.set(node, [...(visitors.get(node) ?? []), script])
  }
  return visitors
}

/** The mutations as a table, those that nobody noticed named one by one. */
export function tabulateMutations(mutations: readonly Mutation[]): string {
  const flows = [...new Set(mutations.map(({ edge }) => edge.flow))]
  const row = (name: string, own: readonly Mutation[]) => {
    const noticed = own.filter(({ noticedBy }) => noticedBy !== null).length
    return [name, String(own.length), String(noticed), String(own.length - noticed)]
  }
  const unnoticed = mutations.filter(({ noticedBy }) => noticedBy === null)
  return [
    ...alignColumns([
      ['flow', 'edges removed', 'noticed', 'not noticed'],
      ...flows.map(flow =>
        row(
          flow,
          mutations.filter(({ edge }) => edge.flow === flow),
        ),
      ),
      row('all flows', mutations),
    ]),
    ...unnoticed.map(({ edge }) => `no script fails without ${nameOf(edge)}`),
    '',
  ].join('\n')
}
