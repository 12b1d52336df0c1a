import type { Awaiting, Understanding } from '../dialog/understanding.ts'
import { mayBeKept } from './may-be-kept.ts'
import type { Model } from './model.ts'
import { seedOf } from './pseudo-random.ts'

/** What a model understood of messages that recur (是, 好了, 储存满), by open question and words. */
interface Memory {
  recent: Map<string, Understanding>
  /** What was recent before; what is asked for again becomes recent, and the rest is forgotten with it. */
  older: ReadonlyMap<string, Understanding>
  /** Hashes of messages said once so far, the oldest first: their words are not kept. */
  readonly saidOnce: Set<number>
  /** Numbers of open questions; a question that is no longer in use is forgotten. */
  readonly questions: WeakMap<Awaiting, number>
  asked: number
}

/** Recent ones, and as many older ones: about 4 MB each. */
const mostKept = 4096
const mostSaidOnce = 32_768
/** Longer messages hardly ever recur, and would make the memory large. */
const longestKept = 200

/** Each model has its own memory; a changed copy of a model starts with an empty one. */
const memories = new WeakMap<Model, Memory>()

/**
 * Runs `work` on a message while `awaiting` is open, or returns what was understood of it before. Kept is
 * what has been said twice and has neither secrets nor long numbers nor addresses. Open questions are compared by object
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
  const known = recall(memory, key)
  if (known) return known
  const fresh = work()
  if (isSaidAgain(memory, key) && mayBeKept(message, fresh)) keep(memory, key, fresh)
  return fresh
}

function memoryOf(model: Model): Memory {
  const known = memories.get(model)
  if (known) return known
  const memory: Memory = {
    recent: new Map(),
    older: new Map(),
    saidOnce: new Set(),
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

/** Whether a message was said before; records it where it was not. */
function isSaidAgain({ saidOnce }: Memory, key: string): boolean {
  const hash = seedOf(key)
  if (saidOnce.delete(hash)) return true
  saidOnce.add(hash)
  if (saidOnce.size > mostSaidOnce) {
    const { value } = saidOnce.keys().next()
    if (value !== undefined) saidOnce.delete(value)
  }
  return false
}

function recall(memory: Memory, key: string): Understanding | undefined {
  const known = memory.recent.get(key)
  if (known) return known
  const older = memory.older.get(key)
  if (older) keep(memory, key, older)
  return older
}

function keep(memory: Memory, key: string, understood: Understanding): void {
  memory.recent.set(key, understood)
  if (memory.recent.size < mostKept) return
  memory.older = memory.recent
  memory.recent = new Map()
}
