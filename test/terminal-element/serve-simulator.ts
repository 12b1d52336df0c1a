import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Manifest } from '../../web/manifest.ts'
import { terminalPanel, terminals } from '../terminal/shipped.ts'

/** Which element the page holds. */
interface ServedPage {
  /** The entry that defines it, such as `pos-terminal.js`. */
  readonly entry: string
  /** The element as it stands in the page. */
  readonly element: string
}

export interface Served {
  readonly address: string
  /** Makes the desk's data unreachable, or reachable again. */
  breakData(broken: boolean): void
  close(): Promise<void>
}

/** The strictest policy that a shop's page may have. */
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src data:"

/** Serves one page with an element, the built scripts, and the real content. */
export async function serveSimulator(
  manifest: Manifest,
  folder: string,
  { entry, element }: ServedPage,
): Promise<Served> {
  const data = JSON.stringify({ ...terminals, texts: terminalPanel })
  const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${entry}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/assets/${manifest['page.css']?.file}">
    <script type="module" src="/assets/${manifest[entry]?.file}"></script></head>
    <body><main><h1>${entry}</h1>${element}</main></body></html>`
  let broken = false
  const server = createServer(async ({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const name = pathname.startsWith('/assets/') ? pathname.slice('/assets/'.length) : null
    if (name !== null && /^[\w.-]+$/.test(name)) {
      response.setHeader('content-type', name.endsWith('.css') ? 'text/css' : 'text/javascript')
      response.end(await readFile(join(folder, name)))
    } else if (pathname === '/api/simulator') {
      response.writeHead(broken ? 503 : 200, { 'content-type': 'application/json' }).end(broken ? '{}' : data)
    } else {
      response.setHeader('content-security-policy', policy)
      response
        .writeHead(pathname === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
        .end(page)
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new Error('The test server has no port; listen on TCP.')
  }
  return {
    address: `http://127.0.0.1:${address.port}/`,
    breakData(value) {
      broken = value
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
