import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import type { QueueGroup } from '../../bot/conversations/queue.ts'
import type { Tables } from '../../bot/conversations/tables.ts'
import { QUEUE_CHANGED } from '../../bot/conversations/wake.ts'

/** Waiting times grow: what was drawn is not older than this, in milliseconds. */
const FRESH = 5000

/** Rows of the queue as markup, and how many they are. */
export interface DrawnRows {
  readonly rows: number
  readonly drawn: string
}

/** What all agents of a process see alike is read and drawn once after each change of the queue. */
export interface QueueBoard {
  readonly lists: Shared<DrawnRows>
  readonly groups: Shared<readonly QueueGroup[]>
  readonly present: Shared<readonly Tables['agent_presence'][]>
}

/** What was made for the key since the queue last changed, or what `make` makes now; `at` in milliseconds since 1970. */
type Shared<Value> = (key: string, at: number, make: () => Promise<Value>) => Promise<Value>

const boards = new WeakMap<OpenDesk, QueueBoard>()

/** The one board of a desk. */
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
  // What is being read now may have missed the change: nobody who comes later gets it.
  wake.listen(QUEUE_CHANGED, () => made.clear())
  return (key, at, make) => {
    const known = made.get(key)
    if (known && at - known.at < FRESH) return known.value
    const fresh = { at, value: make() }
    made.set(key, fresh)
    fresh.value.catch(() => made.get(key) === fresh && made.delete(key))
    return fresh.value
  }
}
