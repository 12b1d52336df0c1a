import { scryptSync } from 'node:crypto'
import pino from 'pino'
import type { Role } from '../../bot/content/desk-vocabulary.ts'
import { addAgent } from '../../bot/conversations/accounts/agents.ts'
import type { OpenDesk } from '../../bot/conversations/open-desk.ts'
import { createApp } from '../../web/app.ts'
import { listen } from '../../web/listen.ts'
import { content, openTestDesk, temporaryFolder } from '../conversations/open-test-desk.ts'
import { builtBrowser } from '../web/built-browser.ts'

export const testPassword = '一句自己记得住的话 2026'

export interface TestConsole {
  readonly address: string
  readonly desk: OpenDesk
  /** The clock of the console, in milliseconds since 1970: tests move it, each request by one. */
  readonly clock: { at: number }
  /** Closes and opens everything again on the same database. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The whole desk on a free port, with a database and a clock of its own. */
export async function openTestConsole(publicUrl?: string): Promise<TestConsole> {
  const { folder, remove } = temporaryFolder()
  const { manifest, folder: assetFolder } = await builtBrowser()
  const logger = pino({ level: 'silent' })
  const clock = { at: Date.UTC(2026, 10, 23, 4) }
  const open = async () => {
    const desk = await openTestDesk(folder)
    const app = createApp({ content, desk, manifest, assetFolder, logger, now: () => ++clock.at, publicUrl })
    return { desk, server: await listen(app.serve, { port: 0, host: '127.0.0.1' }) }
  }
  let running = await open()
  const close = async () => {
    await running.server.close()
    await running.desk.close()
  }
  return {
    get address() {
      return running.server.address
    },
    get desk() {
      return running.desk
    },
    clock,
    async restart() {
      await close()
      running = await open()
    },
    async close() {
      await close()
      remove()
    },
  }
}

/** A browser without pages: keeps its cookie, follows nothing by itself. */
export interface Client {
  cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Posts a form as the console's own page would: with origin and token. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
}

export function newClient(desk: TestConsole): Client {
  const keep = (response: Response): Response => {
    const [cookie] = response.headers.getSetCookie()
    if (cookie !== undefined) client.cookie = cookie.split(';')[0] ?? ''
    return response
  }
  const client: Client = {
    cookie: '',
    async get(path, headers = {}) {
      const own = { cookie: client.cookie, ...headers }
      return keep(await fetch(desk.address + path, { headers: own, redirect: 'manual' }))
    },
    async post(path, fields = {}, headers = {}) {
      const page = await (await client.get('/console/account')).text()
      const csrf = /name="csrf" content="([^"]+)"/.exec(page)?.[1] ?? ''
      const own = { cookie: client.cookie, origin: desk.address, ...headers }
      const body = new URLSearchParams({ csrf, ...fields })
      return keep(
        await fetch(desk.address + path, { method: 'POST', headers: own, body, redirect: 'manual' }),
      )
    },
  }
  return client
}

/** Adds an account whose password is kept so weakly that tests need not wait, and signs in. */
export async function signUp(desk: TestConsole, name: string, role: Role): Promise<Client> {
  const { db } = desk.desk
  const agent = await addAgent(db, name, role, desk.clock.at)
  if (!agent) throw new Error(`The name ${name} is taken: choose another one in this test.`)
  await db.updateTable('agents').set({ password_hash: weakHash }).where('id', '=', agent.id).execute()
  const client = newClient(desk)
  await signIn(client, name)
  return client
}

const salt = Buffer.from('salt')
const key = scryptSync(testPassword.normalize('NFKC'), salt, 32, { N: 16, r: 8, p: 1 })
const weakHash = ['scrypt', 16, 8, 1, salt.toString('base64'), key.toString('base64')].join('$')

export const signIn = (client: Client, name: string, password = testPassword): Promise<Response> =>
  client.post('/console/sign-in', { name, password })
