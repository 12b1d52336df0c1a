/** Runs tasks with the same key one after another, tasks with different keys concurrently. */
export type TurnQueue = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>

/**
 * One turn at a time per conversation: two messages that come together take their turns in order of arrival.
 */
export function createTurnQueue(): TurnQueue {
  const tails = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(task, task)
    const tail = turn.then(
      () => {},
      () => {},
    )
    tails.set(key, tail)
    // Forgetting the last turn keeps the map as small as the number of conversations being answered.
    tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key)
    })
    return turn
  }
}
