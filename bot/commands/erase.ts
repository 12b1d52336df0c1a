import type { Command } from '../cli.ts'
import { contentFolder } from '../content/content-folder.ts'
import { loadContent } from '../content/load-content.ts'
import {
  countExpired,
  type Erasure,
  eraseExpired,
  expiryOf,
} from '../conversations/retention/erase-expired.ts'
import { StartFailure } from '../start-failure.ts'
import { openDeskDatabase } from './open-desk-database.ts'
import { readArguments } from './read-arguments.ts'

const usage = 'npm run erase [-- --dry-run] [--days N] [--data DIR]'

/** `npm run erase`: erases expired personal data now, as desks do once a day; with `--dry-run` it only counts. */
export const erase: Command = async (args, { stdout }) => {
  const { dryRun, data, days: given } = readOptions(args)
  const { dialog, retention } = loadContent(contentFolder)
  const days = given ?? retention.days
  const db = await openDeskDatabase(data)
  try {
    const at = Date.now()
    const before = expiryOf(days, at)
    const eraser = { slots: dialog.slots, erased: retention.erased }
    const erasure = dryRun ? await countExpired(db, before) : await eraseExpired(db, eraser, { before, at })
    stdout.write(`${describe(erasure, days, dryRun)}\n`)
    return 0
  } finally {
    await db.destroy()
  }
}

function describe(
  { conversations, photos, callbacks, notes }: Erasure,
  days: number,
  dryRun: boolean,
): string {
  const done = dryRun ? 'would be erased' : 'erased'
  return `${conversations} conversations quiet for ${days} days ${done}, with ${photos} photos, ${callbacks} telephone numbers, ${notes} notes`
}

function readOptions(args: readonly string[]) {
  const options = {
    'dry-run': { type: 'boolean', default: false },
    days: { type: 'string' },
    data: { type: 'string' },
  } as const
  const { values } = readArguments({ args: [...args], options }, usage)
  const days = values.days === undefined ? undefined : Number(values.days)
  if (days !== undefined && !(Number.isInteger(days) && days >= 1)) {
    throw new StartFailure(`--days needs a whole number of at least 1.\n${usage}`)
  }
  return { dryRun: values['dry-run'], data: values.data, days }
}
