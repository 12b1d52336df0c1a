import { constants, PerformanceObserver } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'

/** Bytes of garbage that may gather beside what a small desk uses. */
const ROOM = 48 * 1024 * 1024

/** Percent of what a large desk uses. */
const SHARE = 30

/**
 * Says how far the heap may grow before V8 tidies it. Left to itself it grows to a multiple: half the memory of ten
 * thousand open streams was garbage. By a share alone a small heap is tidied so often that it costs a sixth of a message.
 */
export function limitHeapGrowth(): void {
  const limit = () => {
    const percent = Math.round((100 * ROOM) / getHeapStatistics().used_heap_size)
    setFlagsFromString(`--heap-growing-percent=${Math.max(SHARE, percent)}`)
  }
  limit()
  new PerformanceObserver(list => {
    // Only then garbage is not counted with what is in use.
    if (list.getEntries().some(isTidied)) limit()
  }).observe({ entryTypes: ['gc'] })
}

/** Node's types leave open what the detail of an entry is. */
const isTidied = (entry: object): boolean =>
  'detail' in entry &&
  typeof entry.detail === 'object' &&
  entry.detail !== null &&
  'kind' in entry.detail &&
  entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR
