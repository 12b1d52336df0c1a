import test from 'ava'
import { openTestConsole } from './open-test-console.ts'

/** One console for all tests of the file that imports it: each test file has a process of its own. */
export const desk = await openTestConsole()

test.after.always('the console is closed', () => desk.close())
