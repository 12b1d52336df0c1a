import type { Awaiting, Understanding } from '../dialog/understanding.ts'
import { mayBeKept } from './may-be-kept.ts'
import type { Model } from './model.ts'
import { seedOf } from './pseudo-random.ts'

/** What a model understood of messages that come again and again (是, 好了, 储存满). */
interface Memory {
  /** By open question and words, the one heard longest ago first. */
  readonly understood: Map<string, Understanding>
  /** Hashes of what was heard: no word is kept of what is said once. */
  readonly heard: Uint32Array
  /** Open questions by number; one that nobody asks any more is forgotten. */
  readonly questions: WeakMap<Awaiting, number>
  asked: number
}

/** So many are kept, some 4 MB. */
const mostKept = 4096
const mostHeard = 1 << 15
/** Longer messages are all different. */
const longestKept = 60

/** Each model has a memory of its own; a changed copy of one begins without. */
const memories = new WeakMap<Model, Memory>()

/**
 * What `work` understands of a message while `awaiting` is open, or what it understood of it before: kept is what was
 * said twice and holds neither numbers nor addresses. An open question is the same as long as it is the same object.
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

/** Notes what was heard; two hashes on one place drive each other out. */
function isHeardAgain({ heard }: Memory, key: string): boolean {
  const hash = seedOf(key)
  const place = hash % mostHeard
  if (heard[place] === hash) return true
  heard[place] = hash
  return false
}

/** Puts it last; where there are too many the first goes. */
function keep({ understood }: Memory, key: string, known: Understanding): void {
  understood.delete(key)
  understood.set(key, known)
  if (understood.size <= mostKept) return
  const [oldest] = understood.keys()
  if (oldest !== undefined) understood.delete(oldest)
}
