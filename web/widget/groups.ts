import type { Speaker } from '../../bot/dialog/wire.ts'
import type { Entry } from './entries.ts'

/** Entries of one speaker that belong together: one name and one time for all of them. */
export interface Group {
  readonly key: string
  readonly speaker: Speaker
  /** The person who speaks, empty for all others. */
  readonly name: string
  readonly role: string
  /** When the first of them was said, in milliseconds since 1970. */
  readonly at: number
  readonly entries: readonly Entry[]
}

const pauseMs = 5 * 60_000

/** Puts neighbours of the same speaker together unless five minutes lie between two of them. */
export function groupEntries(entries: readonly Entry[]): readonly Group[] {
  const groups: (Omit<Group, 'entries'> & { entries: Entry[] })[] = []
  let previous: Entry | null = null
  for (const entry of entries) {
    const current = groups[groups.length - 1]
    if (current && isSame(previous, entry) && entry.at - (previous?.at ?? 0) < pauseMs) {
      current.entries.push(entry)
    } else {
      const { key, speaker, name, role, at } = entry
      groups.push({ key, speaker, name, role, at, entries: [entry] })
    }
    previous = entry
  }
  return groups
}

const isSame = (one: Entry | null, other: Entry): boolean =>
  one?.speaker === other.speaker && one.name === other.name
