import type { DialogContent } from '../dialog/content.ts'
import type { Conversation } from '../dialog/conversation.ts'
import { keepContentVersion, readContentVersion } from './store.ts'
import type { Db } from './tables.ts'

/** The newest content, and the versions that open conversations still use. */
export interface ContentLibrary {
  readonly newest: DialogContent
  /** The content for answering a conversation: the version of its open flow, else the newest. */
  contentFor(conversation: Conversation): Promise<DialogContent>
}

/** Opens the library and stores the newest version in the database, where a later start will find it. */
export async function openContentLibrary(db: Db, newest: DialogContent, at: string): Promise<ContentLibrary> {
  await keepContentVersion(db, newest.version, JSON.stringify(newest), at)
  const read = new Map<string, DialogContent>([[newest.version, newest]])
  return {
    newest,
    async contentFor({ flow, version }) {
      if (flow === null) return newest
      const known = read.get(version)
      if (known) return known
      const body = await readContentVersion(db, version)
      if (body === undefined) {
        throw new Error(
          `Content version ${version} is not in the database: it was removed while conversations stood on it.`,
        )
      }
      const content: DialogContent = JSON.parse(body)
      read.set(version, content)
      return content
    },
  }
}
