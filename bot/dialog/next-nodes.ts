import type { Node } from './flow.ts'

/** The nodes of its own flow that a node may lead to. */
export function nextNodes(node: Node): string[] {
  switch (node.kind) {
    case 'step':
      return node.choices.map(({ go }) => go)
    case 'collect':
      return [node.go, ...node.choices.map(({ go }) => go)]
    case 'say':
      return [node.go]
    case 'branch':
      return node.branch.map(({ go }) => go)
    case 'run':
      return node.go === undefined ? [] : [node.go]
    case 'handoff':
    case 'end':
      return []
  }
}

/** Every node that can be reached from `from` by `next`, including `from` itself. */
export function reach(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...next(id))
  }
  return reached
}
