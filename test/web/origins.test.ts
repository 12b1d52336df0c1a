import test from 'ava'
import { openConversation, openTestServer, type TestServer } from './open-test-server.ts'

const shop = 'https://shop.example'
const desk = 'https://desk.example'
let server: TestServer
test.before(async () => {
  server = await openTestServer({ allowedOrigins: [shop, 'null'], publicUrl: `${desk}/help` })
})
test.after.always(() => server.close())

const start = (origin: string) =>
  fetch(`${server.address}/api/conversations`, { method: 'POST', headers: { origin } })

const strangers: readonly [string, string][] = [
  ['another site', 'https://evil.example'],
  ['the listed site without TLS', 'http://shop.example'],
  ['the listed site on another port', 'https://shop.example:8443'],
  ['a site below the listed one', 'https://a.shop.example'],
  ['a site that ends like the listed one', 'https://evilshop.example'],
  ['a site that begins like the listed one', 'https://shop.example.evil.example'],
  ['no origin at all, as a word', 'undefined'],
]

for (const [title, origin] of strangers) {
  test.serial(`a write is refused by the desk itself: ${title}`, async t => {
    const response = await start(origin)
    t.is(response.status, 403)
    t.is((await response.json()).type, '/problems/origin-not-allowed')
    t.is(response.headers.get('access-control-allow-origin'), null)
    t.regex(response.headers.get('vary') ?? '', /\bOrigin\b/)
  })
}

test.serial('listed sites, listed WebViews and the desk’s own pages may write', async t => {
  for (const origin of [shop, 'null', desk, server.address]) {
    const response = await start(origin)
    t.is(response.status, 201, origin)
    const foreign = origin === shop || origin === 'null'
    t.is(response.headers.get('access-control-allow-origin'), foreign ? origin : null)
    t.is(response.headers.get('access-control-allow-credentials'), null)
    t.regex(response.headers.get('vary') ?? '', /\bOrigin\b/)
  }
})

test.serial('a WebView with a local page may not write unless it is listed', async t => {
  const strict = await openTestServer({ allowedOrigins: [shop] })
  t.teardown(() => strict.close())
  const response = await fetch(`${strict.address}/api/conversations`, {
    method: 'POST',
    headers: { origin: 'null' },
  })
  t.is(response.status, 403)
})

test.serial('a preflight is answered for listed sites and refused for others', async t => {
  const { conversationId } = await openConversation(server.address)
  const ask = (origin: string) =>
    fetch(`${server.address}/api/conversations/${conversationId}/messages`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
  const allowed = await ask(shop)
  t.is(allowed.status, 204)
  t.is(allowed.headers.get('access-control-allow-origin'), shop)
  t.regex(allowed.headers.get('access-control-allow-headers') ?? '', /authorization, content-type/)
  t.is((await ask('https://evil.example')).status, 403)
})

test.serial('an unlisted site cannot read the answers that its requests get', async t => {
  const response = await fetch(`${server.address}/api/simulator`, {
    headers: { origin: 'https://evil.example' },
  })
  t.is(response.headers.get('access-control-allow-origin'), null)
})

test.serial('any site may read the widget’s texts', async t => {
  const response = await fetch(`${server.address}/widget/texts.json`)
  t.is(response.headers.get('access-control-allow-origin'), '*')
  t.is(response.headers.get('cross-origin-resource-policy'), 'cross-origin')
})
