import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import type { QueueGroup } from '../../bot/conversations/queue.ts'
import type { Tables } from '../../bot/conversations/tables.ts'
import { queueChanged } from '../../bot/conversations/wake.ts'

/** Milliseconds for which a drawn list may be shown again: waiting times keep growing. */
const freshForMs = 5000

/** Rows of the queue as HTML, and their number. */
export interface DrawnRows {
  readonly rows: number
  readonly drawn: string
}

/** What all agents of a process see alike. It is read and drawn once after each change of the queue. */
interface QueueBoard {
  readonly lists: Shared<DrawnRows>
  readonly groups: Shared<readonly QueueGroup[]>
  readonly present: Shared<readonly Tables['agent_presence'][]>
}

/**
 * Returns what was made for the key since the queue last changed, otherwise makes it now; `at` is in
 * milliseconds since 1970.
 */
type Shared<Value> = (key: string, at: number, make: () => Promise<Value>) => Promise<Value>

const boards = new WeakMap<OpenDesk, QueueBoard>()

/** The desk's one board. */
export function boardOf(desk: OpenDesk): QueueBoard {
  const known = boards.get(desk)
  if (known) return known
  const board = {
    lists: shareIn<DrawnRows>(desk),
    groups: shareIn<readonly QueueGroup[]>(desk),
    present: shareIn<readonly Tables['agent_presence'][]>(desk),
  }
  boards.set(desk, board)
  return board
}

function shareIn<Value>({ wake }: OpenDesk): Shared<Value> {
  const made = new Map<string, { readonly at: number; readonly value: Promise<Value> }>()
  // A read that is under way may have missed the change, so later callers do not get its result.
  wake.listen(queueChanged, () => made.clear())
  return (key, at, make) => {
    const known = made.get(key)
    if (known && at - known.at < freshForMs) return known.value
    const fresh = { at, value: make() }
    made.set(key, fresh)
    fresh.value.catch(() => made.get(key) === fresh && made.delete(key))
    return fresh.value
  }
}
