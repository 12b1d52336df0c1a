import { applyEntry, type Entry, type Flash } from './flash.ts'

/** What stands on the flash chip: a snapshot, and every write since. */
export interface Journal {
  readonly snapshot: Flash
  readonly entries: readonly Entry[]
}

// After so many writes the chip is tidied: the entries become the new snapshot.
const tidyAfter = 64

export const startJournal = (snapshot: Flash): Journal => ({ snapshot, entries: [] })

/** The state that a boot finds: the snapshot with every entry applied. */
export function readJournal(journal: Journal): Flash {
  return journal.entries.reduce(applyEntry, journal.snapshot)
}

/** Appends one write. */
export function writeJournal(journal: Journal, entry: Entry): Journal {
  const entries = [...journal.entries, entry]
  if (entries.length < tidyAfter) return { ...journal, entries }
  return startJournal(readJournal({ ...journal, entries }))
}
