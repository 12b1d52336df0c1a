import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Sends a signal to a process and waits until it has ended; gives its exit code, null when the signal ended it. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
  return child.exitCode
}
