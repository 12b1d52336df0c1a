import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cachedModel } from '../../bot/content/cached-model.ts'
import type { Content } from '../../bot/content/content.ts'
import { builtFolder, contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent } from '../../bot/content/load-content.ts'
import { type DeskParts, type OpenDesk, openDesk } from '../../bot/conversations/open-desk.ts'

export const content = loadContent(contentFolder)
const built = cachedModel(content.understanding, builtFolder)

/** A new empty folder, removed with everything in it by `remove`. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Noon of a Monday in China, when the desk is open. */
export const standing = Date.UTC(2026, 10, 23, 4)

/** A desk on a real database, SQLite in `folder` unless an address is given; the clock stands still unless another is. */
export function openTestDesk(
  folder: string,
  own: Content = content,
  parts: Partial<Pick<DeskParts, 'now' | 'timers' | 'databaseUrl' | 'onTrouble'>> = {},
): Promise<OpenDesk> {
  const now = () => standing
  const onTrouble = (error: unknown) => {
    throw error
  }
  return openDesk({ content: own, model: () => built, folder, now, onTrouble, ...parts })
}
