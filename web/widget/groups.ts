import type { Speaker } from '../../bot/dialog/wire.ts'
import type { Entry } from './entries.ts'

/** Entries of one speaker that belong together: one name and one time for all of them. */
export interface Group {
  readonly key: string
  readonly speaker: Speaker
  /** When the first of them was said, in milliseconds since 1970. */
  readonly at: number
  readonly entries: readonly Entry[]
}

const pauseMs = 5 * 60_000

/** Puts neighbours of the same speaker together unless five minutes lie between two of them. */
export function groupEntries(entries: readonly Entry[]): readonly Group[] {
  const groups: { key: string; speaker: Speaker; at: number; entries: Entry[] }[] = []
  let previous: Entry | undefined
  for (const entry of entries) {
    const current = groups[groups.length - 1]
    if (current && previous?.speaker === entry.speaker && entry.at - previous.at < pauseMs) {
      current.entries.push(entry)
    } else {
      groups.push({ key: entry.key, speaker: entry.speaker, at: entry.at, entries: [entry] })
    }
    previous = entry
  }
  return groups
}
