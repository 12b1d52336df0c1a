import { setTimeout as delay, setImmediate } from 'node:timers/promises'

/** How a connection starts and ends a group of writes. All calls but `onDisk` are synchronous. */
interface Transactions {
  /** Takes the write lock, or throws an error that `isBusy` recognises when another process has it. */
  begin(): void
  commit(): void
  /** Resolves when everything committed so far is on the disk. */
  onDisk(): Promise<void>
  rollback(): void
  isOpen(): boolean
  isBusy(error: unknown): boolean
}

/** Combines many small writes into few commits: the cost of a durable write is waiting for the disk. */
export interface GroupCommit {
  /** Runs `statement` in the next commit; resolves when the disk has it, rejects when it never will. */
  add<Result>(statement: () => Result): Promise<Result>
  /** Starts a separate transaction with no other write in between; call the result when it has ended. */
  begin(): Promise<() => void>
  /** Waits until the current commit is on the disk, then holds back all writes until the result is called. */
  pause(): Promise<() => void>
  /** Resolves when nothing is waiting. */
  settled(): Promise<void>
}

interface Waiting {
  run(): void
  settle(failure: { readonly error: unknown } | null): void
}

/** Milliseconds between attempts: other processes hold the write lock only briefly. */
const pauseMs = 2
const patienceMs = 10_000

export function createGroupCommit(transactions: Transactions): GroupCommit {
  const waiting: Waiting[] = []
  let scheduled = false
  let tail: Promise<void> = Promise.resolve()

  /** One writer at a time: resolves with the function that lets the next one in. */
  const enter = async (): Promise<() => void> => {
    const before = tail
    let leave = () => {}
    tail = new Promise<void>(resolve => {
      leave = resolve
    })
    await before
    return leave
  }

  const beginPatiently = async () => {
    for (let waited = 0; ; waited += pauseMs) {
      try {
        return transactions.begin()
      } catch (error) {
        if (!transactions.isBusy(error) || waited >= patienceMs) throw error
        await delay(pauseMs)
      }
    }
  }

  const take = (): Waiting[] => {
    scheduled = false
    return waiting.splice(0)
  }

  const commitWaiting = async () => {
    const leave = await enter()
    let group: Waiting[] = []
    try {
      await beginPatiently()
      group = take()
      for (const { run } of group) {
        run()
        // A full disk rolls the whole transaction back: later statements would be written outside it.
        if (!transactions.isOpen()) throw new Error('The database gave up a transaction: is its disk full?')
      }
      transactions.commit()
      // Writes that arrive meanwhile wait for the next commit: few large commits cost less than many.
      await transactions.onDisk()
      for (const { settle } of group) settle(null)
    } catch (error) {
      if (transactions.isOpen()) transactions.rollback()
      for (const { settle } of group.length > 0 ? group : take()) settle({ error })
    } finally {
      leave()
    }
  }

  return {
    add: statement =>
      new Promise((resolve, reject) => {
        let outcome: { readonly result: ReturnType<typeof statement> } | { readonly error: unknown }
        waiting.push({
          run() {
            try {
              outcome = { result: statement() }
            } catch (error) {
              // A refused row is undone alone; the rest of the group stays.
              outcome = { error }
            }
          },
          settle(failure) {
            if (failure) reject(failure.error)
            else if ('error' in outcome) reject(outcome.error)
            else resolve(outcome.result)
          },
        })
        if (scheduled) return
        scheduled = true
        // Runs after everything that has already arrived has been read.
        setImmediate().then(commitWaiting)
      }),
    async begin() {
      const leave = await enter()
      try {
        await beginPatiently()
        return leave
      } catch (error) {
        leave()
        throw error
      }
    },
    pause: enter,
    async settled() {
      while (waiting.length > 0) await setImmediate()
      await tail
    },
  }
}
