import test from 'ava'
import { terminalKinds } from '../../bot/terminal/device.ts'
import { content } from '../conversations/open-test-desk.ts'
import { openConversation, openTestServer, post, type TestServer } from './open-test-server.ts'

let server: TestServer

test.before(async () => {
  server = await openTestServer()
})

test.after.always(() => server.close())

const picture = (path: string): Promise<Response> => fetch(`${server.address}/api/simulator/pictures/${path}`)

test.serial(
  'every numbered step has a picture for every kind, which is cached for good and may be shown by other sites',
  async t => {
    const steps = Object.values(content.dialog.flows).flatMap(flow =>
      Object.entries(flow.nodes).flatMap(([node, each]) =>
        each.kind === 'step' && each.step !== undefined ? [`${flow.id}/${node}`] : [],
      ),
    )
    t.true(steps.length >= 5)
    for (const step of steps) {
      for (const kind of terminalKinds) {
        const answer = await picture(`${content.version}/${step}/${kind}.svg`)
        t.is(answer.status, 200, `${step} on ${kind}`)
        t.regex(answer.headers.get('content-type') ?? '', /^image\/svg\+xml/)
        t.regex(answer.headers.get('cache-control') ?? '', /immutable/)
        t.is(answer.headers.get('access-control-allow-origin'), '*')
        t.is(answer.headers.get('cross-origin-resource-policy'), 'cross-origin')
        t.regex(await answer.text(), /^<svg [^>]*aria-label="[^"]+"/)
      }
    }
  },
)

test.serial('the picture shows the words that the step promises', async t => {
  const words = async (node: string, kind: string): Promise<string> =>
    (await picture(`${content.version}/settlement-steps/${node}/${kind}.svg`)).text()
  t.regex(await words('open', 'classic'), /aria-label="[^"]*是否批结算/)
  t.regex(await words('slip', 'smart'), /aria-label="[^"]*结 算 成 功/)
})

test.serial('a picture for another version is not cached for good', async t => {
  const answer = await picture('older/settlement-steps/open/classic.svg')
  t.is(answer.status, 200)
  t.is(answer.headers.get('cache-control'), 'no-cache')
})

for (const path of [
  'v/settlement-steps/open/microwave.svg',
  'v/settlement-steps/prepare/classic.svg',
  'v/settlement-steps/__proto__/classic.svg',
  'v/constructor/open/classic.svg',
  'v/..%2F..%2Fetc/passwd/classic.svg',
]) {
  test.serial(`${path} is not found`, async t => {
    t.is((await picture(path)).status, 404)
  })
}

test.serial('a step’s event names its picture once the kind of terminal is known', async t => {
  const opened = await openConversation(server.address)
  const say = async (messageId: string, body: object) => {
    const answer = await post(server.address, opened, 'messages', { messageId, ...body })
    const { events } = await answer.json()
    return events
  }
  await say('m1', { text: '储存满' })
  await say('m2', { choiceId: 'not-yet' })
  await say('m3', { text: '带按键和打印机的' })
  const events = await say('m4', { text: '都好了' })
  const shown = events.find((event: { step?: object }) => event.step)
  t.deepEqual(shown?.screen, { kind: 'classic', version: content.version })
  t.is((await picture(`${content.version}/${shown.flow}/${shown.node}/classic.svg`)).status, 200)
})
