import pino from 'pino'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import type { WireEvent } from '../../bot/dialog/wire.ts'
import { type App, type AppParts, createApp } from '../../web/app.ts'
import { listen } from '../../web/listen.ts'
import { content, openTestDesk, temporaryFolder } from '../conversations/open-test-desk.ts'
import { builtBrowser } from './built-browser.ts'

export interface TestServer {
  readonly address: string
  readonly desk: OpenDesk
  readonly app: App
  /** Of its database and files. */
  readonly folder: string
  close(): Promise<void>
}

/** The whole desk on a free port, with a database (SQLite unless an address is given) of its own. */
export async function openTestServer({
  databaseUrl,
  ...settings
}: Partial<
  Pick<AppParts, 'allowedOrigins' | 'publicUrl' | 'identitySecret' | 'demo' | 'logger' | 'shutdown' | 'now'>
> & {
  databaseUrl?: string | undefined
} = {}): Promise<TestServer> {
  const { folder, remove } = temporaryFolder()
  const desk = await openTestDesk(folder, content, { databaseUrl })
  const { manifest, folder: assetFolder } = await builtBrowser()
  const logger = pino({ level: 'silent' })
  const app = createApp({ content, desk, manifest, assetFolder, logger, ...settings })
  const server = await listen(app.serve, {
    port: 0,
    host: '127.0.0.1',
  })
  return {
    address: server.address,
    desk,
    app,
    folder,
    async close() {
      await server.close()
      await desk.close()
      remove()
    },
  }
}

export interface Opened {
  readonly conversationId: string
  readonly token: string
  readonly events: readonly WireEvent[]
}

export async function openConversation(address: string): Promise<Opened> {
  const response = await fetch(`${address}/api/conversations`, { method: 'POST' })
  return response.json()
}

/** Posts to one of the conversation's addresses; a string body is sent as it stands. */
export function post(
  address: string,
  { conversationId, token }: Pick<Opened, 'conversationId' | 'token'>,
  path: 'messages' | 'terminal' | 'rating' | 'callback' | 'typing',
  body: object | string,
): Promise<Response> {
  return fetch(`${address}/api/conversations/${conversationId}/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
