import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { parse } from 'yaml'
import { assetLinks } from '../../web/asset-links.ts'
import type { Manifest } from '../../web/manifest.ts'
import type { ScriptedDesk } from '../widget/scripted-desk.ts'
import { hostilePage, hostileScript, hostileSheet } from './hostile-page.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

interface ServedDesk {
  readonly address: string
  close(): Promise<void>
}

/** As strict as the desk's own: nothing inline but pictures, nothing from elsewhere. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"

/** A stand-in for `<pos-terminal>`: shows that it got the demonstration and reports when its button is pressed. */
const standIn = `customElements.define('pos-terminal', class extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button')
    button.textContent = 'terminal ' + this.demonstration.fault
    button.onclick = () => this.dispatchEvent(new CustomEvent('happened', {
      detail: { facts: ['settled'], screen: ['OK'], batch: '000002', count: 0 } }))
    this.append(button)
  }
})`

/** Serves the home page, the built elements and a scripted desk on a free port, or on `port`. */
export async function serveScriptedDesk(
  desk: ScriptedDesk,
  manifest: Manifest,
  folder: string,
  port = 0,
): Promise<ServedDesk> {
  const yaml = async (name: string): Promise<unknown> =>
    parse(await readFile(join(root, 'content', name), 'utf8'))
  const views = nunjucks.configure(join(root, 'web/views'), { autoescape: true })
  const links = assetLinks(manifest, '/assets/')
  const asset = (name: string) => (name === 'pos-terminal.js' ? '/stand-in.js' : links.asset(name))
  const pages = await yaml('pages.yaml')
  const texts = await yaml('widget.yaml')

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    response.setHeader('content-security-policy', contentSecurityPolicy)
    if (path.startsWith('/api/')) return relay(desk, request, response)
    if (path === '/')
      return send(response, 'text/html', views.render('home.njk', { pages, page: 'chat', ...links, asset }))
    if (path === '/hostile') return send(response, 'text/html', hostilePage(links))
    if (path === '/hostile.css') return send(response, 'text/css', hostileSheet)
    if (path === '/hostile.js') return send(response, 'text/javascript', hostileScript)
    if (path === '/widget/texts.json') return send(response, 'application/json', JSON.stringify(texts))
    if (path === '/stand-in.js') return send(response, 'text/javascript', standIn)
    const type = types[path.slice(path.lastIndexOf('.'))]
    if (!path.startsWith('/assets/') || !type) return void response.writeHead(404).end()
    send(response, type, await readFile(join(folder, path.slice('/assets/'.length))))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const open = typeof address === 'object' && address ? address.port : port
  return {
    address: `http://127.0.0.1:${open}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
}

async function relay(desk: ScriptedDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  const abort = new AbortController()
  response.on('close', () => abort.abort())
  try {
    const answer = await desk.fetch(request.url ?? '/', {
      method: request.method ?? 'GET',
      headers: { authorization: request.headers.authorization ?? '' },
      ...(pieces.length > 0 ? { body: Buffer.concat(pieces).toString('utf8') } : {}),
      signal: abort.signal,
    })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    for await (const piece of answer.body ?? []) response.write(piece)
    response.end()
  } catch {
    // The scripted network failed: the browser sees a broken connection, as it would from a real one.
    response.destroy()
  }
}
