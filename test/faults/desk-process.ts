import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess } from '../end-process.ts'

/** The real desk as `npm start` starts it, in a process that can be killed. */
export interface DeskProcess {
  readonly port: number
  readonly pid: number
  /** What it wrote, the start's lines and the log alike. */
  output(): string
  signal(signal: NodeJS.Signals): void
  /** False as soon as the process has ended, for whatever reason. */
  runs(): boolean
  /** Sends the signal and resolves with the exit code when the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const root = join(import.meta.dirname, '..', '..')

/** What `npm start` gives to Node. */
const startCommand = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return String(scripts.start).split(' ').slice(1)
}

/** Starts a desk and waits until it listens; rejects with what it wrote when it ends instead. */
export async function startDesk(environment: Readonly<Record<string, string>>): Promise<DeskProcess> {
  const preload = join(import.meta.dirname, 'jump-clock.mjs')
  const child = spawn(process.execPath, [`--import=${preload}`, ...startCommand()], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const port = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output = (output + chunk).slice(-100_000)
      const found = /posdesk is open at http:\/\/localhost:(\d+)/.exec(output)?.[1]
      if (found) resolve(Number(found))
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('close', code =>
      reject(new Error(`The desk ended with ${code} instead of listening: ${output}`)),
    )
  })
  return {
    port,
    pid: child.pid ?? 0,
    output: () => output,
    signal: signal => void child.kill(signal),
    runs: () => child.exitCode === null && child.signalCode === null,
    end: signal => endProcess(child, signal),
  }
}
