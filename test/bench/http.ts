import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DeskProcess, startDesk } from '../faults/desk-process.ts'
import type { Load, Measured } from './http-client.ts'
import { table } from './timings.ts'

/** Memory of the desk's process, megabytes: what the kernel counts. */
const memoryOf = ({ pid }: DeskProcess): number => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Durable messages over HTTP on SQLite, with replies on streams; the merchants live in another process. */
export async function run(): Promise<void> {
  const rows: string[][] = [
    ['connected', 'wanted/s', 'answered/s', 'failed', 'p50 ms', 'p99 ms', 'desk MB', 'KB a merchant'],
  ]
  const began = performance.now()
  for (const [connected, rate] of [
    [1, 0],
    [100, 0],
    [1000, 0],
    [1000, 200],
    [10_000, 200],
  ] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'posdesk-bench-'))
    const desk = await startDesk({ DATA_DIR: folder })
    if (rows.length === 1) {
      const start = ((performance.now() - began) / 1000).toFixed(1)
      process.stdout.write(`Start: listens after ${start} s with ${memoryOf(desk).toFixed(0)} MB\n\n`)
    }
    const empty = memoryOf(desk)
    const { measured, memory } = await measure(desk, { port: desk.port, connected, rate, seconds: 10 })
    rows.push([
      String(connected),
      rate === 0 ? 'all' : String(rate),
      measured.perSecond.toFixed(0),
      String(measured.failed),
      measured.p50.toFixed(1),
      measured.p99.toFixed(1),
      memory.toFixed(0),
      (((memory - empty) * 1024) / connected).toFixed(1),
    ])
    await desk.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(table('Durable messages over HTTP, SQLite with synchronous = FULL', rows))
}

function measure(desk: DeskProcess, load: Load): Promise<{ measured: Measured; memory: number }> {
  return new Promise((resolve, reject) => {
    let memory = 0
    const client = fork(join(import.meta.dirname, 'http-client.ts'), [JSON.stringify(load)], {
      execArgv: ['--import=tsx'],
    })
    client.on('message', (message: 'connected' | Measured) => {
      memory = memoryOf(desk)
      if (message !== 'connected') resolve({ measured: message, memory })
    })
    client.on('close', () => reject(new Error('The client of the bench ended before it had measured.')))
  })
}
