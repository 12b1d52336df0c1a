import { get } from 'node:http'
import test from 'ava'
import { openTestServer, type TestServer } from './open-test-server.ts'

let server: TestServer
test.before(async () => {
  server = await openTestServer({ publicUrl: 'https://help.example' })
})
test.after.always(() => server.close())

const statusOf = (path: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(server.address + path, { headers: { host } }, response => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })

for (const [host, status] of [
  ['help.example', 200],
  ['help.example:443', 200],
  ['localhost:3000', 200],
  ['evil.example', 404],
  ['help.example.evil.example', 404],
  ['help.example@evil.example', 404],
] as const) {
  test.serial(`asked as ${host}, a desk with a public address answers ${status}`, async t => {
    t.is(await statusOf('/', host), status)
  })
}

test.serial('health checks may use any host name', async t => {
  t.is(await statusOf('/healthz', '10.0.0.7:3000'), 200)
})
