import type { Speaker } from '../../bot/dialog/wire.ts'
import type { Entry } from './entries.ts'

/** Consecutive entries by one speaker, shown under one name and one time. */
export interface Group {
  readonly key: string
  readonly speaker: Speaker
  /** The person's name; empty for other speakers. */
  readonly name: string
  readonly role: string
  /** The time of the first entry, in milliseconds since 1970. */
  readonly at: number
  readonly entries: readonly Entry[]
}

const pauseMs = 5 * 60_000

/** Groups neighbouring entries of the same speaker unless five minutes lie between them. */
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
