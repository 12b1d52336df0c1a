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

/** Seconds that the desk's process has worked: also on a busy machine this tells what a message costs. */
const cpuOf = ({ pid }: DeskProcess): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  // The kernel counts in hundredths.
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const benchSeconds = 10

/** Durable messages over HTTP on SQLite, with replies on streams; the merchants live in another process. */
export async function run(): Promise<void> {
  const rows: string[][] = [
    [
      'connected',
      'wanted/s',
      'answered/s',
      'failed',
      'p50 ms',
      'p99 ms',
      'CPU ms each',
      'client’s',
      'desk MB',
      'KB a merchant',
    ],
  ]
  const began = performance.now()
  for (const [connected, rate] of [
    // One conversation may send four messages a second, so only many together show what the desk can take.
    [1, 3],
    [100, 300],
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
    const load = { port: desk.port, connected, rate, seconds: benchSeconds }
    const { measured, memory, cpu } = await measure(desk, load)
    rows.push([
      String(connected),
      rate === 0 ? 'all' : String(rate),
      measured.perSecond.toFixed(0),
      String(measured.failed),
      measured.p50.toFixed(1),
      measured.p99.toFixed(1),
      ((cpu * 1000) / (measured.perSecond * benchSeconds)).toFixed(2),
      ((measured.worked * 1000) / (measured.perSecond * benchSeconds)).toFixed(2),
      memory.toFixed(0),
      (((memory - empty) * 1024) / connected).toFixed(1),
    ])
    // A line at a time for who waits; the table comes at the end.
    process.stderr.write(`${rows.at(-1)?.join('  ')}\n`)
    await desk.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(table('Durable messages over HTTP: each is on the disk before it is answered', rows))
}

function measure(
  desk: DeskProcess,
  load: Load,
): Promise<{ measured: Measured; memory: number; cpu: number }> {
  return new Promise((resolve, reject) => {
    let memory = 0
    let before = 0
    const client = fork(join(import.meta.dirname, 'http-client.ts'), [JSON.stringify(load)], {
      execArgv: ['--import=tsx'],
    })
    client.on('message', (message: 'connected' | Measured) => {
      memory = memoryOf(desk)
      const now = cpuOf(desk)
      if (message === 'connected') before = now
      else resolve({ measured: message, memory, cpu: now - before })
    })
    client.on('close', () => reject(new Error('The client of the bench ended before it had measured.')))
  })
}
