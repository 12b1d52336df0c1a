import type { TestFn } from 'ava'
import { openTestConsole, type TestConsole } from './open-test-console.ts'

/** A console of its own for all tests of a file, opened before the first; to be used inside tests. */
export function withConsole(test: TestFn): TestConsole {
  let opened: TestConsole | undefined
  const console = (): TestConsole => {
    if (!opened) throw new Error('The console is asked for before any test runs: ask for it inside a test.')
    return opened
  }
  test.serial.before(async () => {
    opened = await openTestConsole()
  })
  test.after.always(() => opened?.close())
  return {
    get address() {
      return console().address
    },
    get desk() {
      return console().desk
    },
    get clock() {
      return console().clock
    },
    restart: () => console().restart(),
    close: () => console().close(),
  }
}
