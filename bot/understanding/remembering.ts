import type { Awaiting, Understanding } from '../dialog/understanding.ts'
import { mayBeKept } from './may-be-kept.ts'
import type { Model } from './model.ts'
import { seedOf } from './pseudo-random.ts'

/** What a model understood of messages that recur (是, 好了, 储存满). */
interface Memory {
  /** By open question and words, the least recently used first. */
  readonly understood: Map<string, Understanding>
  /** Hashes of messages met before: the words of a message said only once are never kept. */
  readonly heard: Uint32Array
  /** Numbers of open questions; a question that is no longer in use is forgotten. */
  readonly questions: WeakMap<Awaiting, number>
  asked: number
}

/** About 4 MB. */
const mostKept = 4096
const mostHeard = 1 << 15
/** Longer messages hardly ever recur. */
const longestKept = 60

/** Each model has its own memory; a changed copy of a model starts with an empty one. */
const memories = new WeakMap<Model, Memory>()

/**
 * Runs `work` on a message while `awaiting` is open, or returns what was understood of it before. Kept is
 * what has been said twice and holds neither numbers nor addresses. Open questions are compared by object
 * identity.
 */
export function remembering(
  model: Model,
  message: string,
  awaiting: Awaiting | null,
  work: () => Understanding,
): Understanding {
  if (message.length > longestKept) return work()
  const memory = memoryOf(model)
  const key = `${questionOf(memory, awaiting)} ${message}`
  const known = memory.understood.get(key)
  if (known) {
    keep(memory, key, known)
    return known
  }
  const fresh = work()
  if (isHeardAgain(memory, key) && mayBeKept(model.reading, message, fresh)) keep(memory, key, fresh)
  return fresh
}

function memoryOf(model: Model): Memory {
  const known = memories.get(model)
  if (known) return known
  const memory: Memory = {
    understood: new Map(),
    heard: new Uint32Array(mostHeard),
    questions: new WeakMap(),
    asked: 0,
  }
  memories.set(model, memory)
  return memory
}

/** The number of a question; 0 where none is open. */
function questionOf(memory: Memory, awaiting: Awaiting | null): number {
  if (awaiting === null) return 0
  const known = memory.questions.get(awaiting)
  if (known !== undefined) return known
  memory.asked += 1
  memory.questions.set(awaiting, memory.asked)
  return memory.asked
}

/** Records a message as met; two hashes that share a slot replace each other. */
function isHeardAgain({ heard }: Memory, key: string): boolean {
  const hash = seedOf(key)
  const place = hash % mostHeard
  if (heard[place] === hash) return true
  heard[place] = hash
  return false
}

/** Makes an entry the most recent one, and drops the oldest where there are too many. */
function keep({ understood }: Memory, key: string, known: Understanding): void {
  understood.delete(key)
  understood.set(key, known)
  if (understood.size <= mostKept) return
  const [oldest] = understood.keys()
  if (oldest !== undefined) understood.delete(oldest)
}
