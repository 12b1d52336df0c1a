import { constants, PerformanceObserver } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'

/** How much garbage (in bytes) may gather on top of what a small desk uses. */
const roomBytes = 48 * 1024 * 1024

/** How much garbage may gather on a large desk, in percent of what it uses. */
const sharePercent = 30

/**
 * Limits how far the heap may grow before V8 collects garbage. By default it grows to a multiple of what is
 * used: with ten thousand open streams, half the memory was garbage. A percentage alone would make a small
 * heap be collected so often that it costs a sixth of the work per message.
 */
export function limitHeapGrowth(): void {
  const limit = () => {
    const percent = Math.round((100 * roomBytes) / getHeapStatistics().used_heap_size)
    setFlagsFromString(`--heap-growing-percent=${Math.max(sharePercent, percent)}`)
  }
  limit()
  new PerformanceObserver(list => {
    // Only after a full collection does the used heap hold no garbage.
    if (list.getEntries().some(isTidied)) limit()
  }).observe({ entryTypes: ['gc'] })
}

/** Node's types do not say what the `detail` of an entry is. */
const isTidied = (entry: object): boolean =>
  'detail' in entry &&
  typeof entry.detail === 'object' &&
  entry.detail !== null &&
  'kind' in entry.detail &&
  entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR
