import type { TestFn } from 'ava'
import { openTestServer, type TestServer } from './open-test-server.ts'

/** The pages of a desk, to be used inside tests. */
interface Pages {
  readonly address: string
  /** The text of the page at this path; throws unless it is answered with 200. */
  read(path: string): Promise<string>
}

/** Opens a desk before the tests of a file and closes it after them. */
export function withPages(test: TestFn): Pages {
  let server: TestServer | null = null
  test.before(async () => {
    server = await openTestServer()
  })
  test.after.always(() => server?.close())
  const addressOf = (): string => {
    if (!server) throw new Error('The desk is asked for before any test runs: ask for it inside a test.')
    return server.address
  }
  return {
    get address() {
      return addressOf()
    },
    async read(path) {
      const answer = await fetch(addressOf() + path)
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      return answer.text()
    },
  }
}

/** The text of a page without its markup. */
export const visible = (page: string): string =>
  page
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
