import { setTimeout as delay, setImmediate } from 'node:timers/promises'

/** How a connection begins and ends what is written at once. All calls but `onDisk` are synchronous. */
export interface Transactions {
  /** Takes the write lock, or throws an error that `isBusy` knows when another process has it. */
  begin(): void
  commit(): void
  /** Resolves when everything committed so far is on the disk. */
  onDisk(): Promise<void>
  rollback(): void
  isOpen(): boolean
  isBusy(error: unknown): boolean
}

/** Many small writes in few commits: waiting for the disk is what a durable write costs, not the writing. */
export interface GroupCommit {
  /** Runs `statement` in the next commit; resolves or rejects when the disk has it, or never will. */
  add<Result>(statement: () => Result): Promise<Result>
  /** Begins a transaction of its own, with no other write between; call the result when it has ended. */
  begin(): Promise<() => void>
  /** Waits until what is being committed is on the disk, then lets no write go until the result is called. */
  pause(): Promise<() => void>
  /** Resolves when nothing is waiting. */
  settled(): Promise<void>
}

interface Waiting {
  run(): void
  settle(failure: { readonly error: unknown } | null): void
}

/** Other processes hold the write lock for milliseconds. */
const PAUSE = 2
const PATIENCE = 10_000

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
    for (let waited = 0; ; waited += PAUSE) {
      try {
        return transactions.begin()
      } catch (error) {
        if (!transactions.isBusy(error) || waited >= PATIENCE) throw error
        await delay(PAUSE)
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
        // A full disk undoes the whole transaction: what came after would be written outside it.
        if (!transactions.isOpen()) throw new Error('The database gave up a transaction: is its disk full?')
      }
      transactions.commit()
      // What arrives while the disk takes these waits for the next commit: few large ones cost less than many.
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
              // A refused row is undone alone; the others of the group stay.
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
        // After everything that has already arrived has been read.
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
