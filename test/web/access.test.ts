import test from 'ava'
import { consoleRoutes } from '../../web/console/routes.ts'
import { type Opened, openConversation, openTestServer, post, type TestServer } from './open-test-server.ts'
import { listRoutes } from './route-list.ts'

interface Rule {
  readonly who: 'everyone' | 'owner'
  /** The address to ask for, of this merchant's conversation. */
  readonly path: (conversation: Opened) => string
}

const page = (path: string): Rule => ({ who: 'everyone', path: () => path })
const own = (below: string): Rule => ({
  who: 'owner',
  path: ({ conversationId }) => `/api/conversations/${conversationId}${below}`,
})

/** Who may use which route. A route that is not here fails the test: whoever adds one decides who may use it. */
const rules: Readonly<Record<string, Rule>> = {
  'GET /healthz': page('/healthz'),
  'GET /readyz': page('/readyz'),
  'GET /metrics': page('/metrics'),
  'GET /api/openapi.json': page('/api/openapi.json'),
  'GET /api/simulator': page('/api/simulator'),
  'GET /api/simulator/pictures/:version/:flow/:node/:kind.svg': page(
    '/api/simulator/pictures/v/settlement-steps/open/classic.svg',
  ),
  'GET /api/training': page('/api/training'),
  'POST /api/training': page('/api/training'),
  'GET /widget/texts.json': page('/widget/texts.json'),
  'GET /embed.js': page('/embed.js'),
  'POST /api/conversations': page('/api/conversations'),
  'POST /api/conversations/:id/messages': own('/messages'),
  'POST /api/conversations/:id/terminal': own('/terminal'),
  'POST /api/conversations/:id/rating': own('/rating'),
  'POST /api/conversations/:id/callback': own('/callback'),
  'POST /api/conversations/:id/typing': own('/typing'),
  'POST /api/conversations/:id/photos': own('/photos?messageId=m'),
  'GET /api/conversations/:id/photos/:photo': own('/photos/m'),
  'GET /api/conversations/:id/events': own('/events'),
  'GET /api/conversations/:id/stream': own('/stream'),
}

let server: TestServer
test.before(async () => {
  server = await openTestServer()
})
test.after.always(() => server.close())

/** Pages for people are open to all; the console has rules of its own, in its table of routes. */
const isPage = (route: string): boolean => /^GET \/(?!:id|api|console|widget|metrics)/.test(route)
const console = new Set(consoleRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`))

test.serial('every route except public pages has an access rule, and every rule has a route', t => {
  const ruled = Object.keys(rules)
  const routes = listRoutes(server.app)
  t.deepEqual(
    routes.filter(route => !isPage(route) && !ruled.includes(route) && !console.has(route)),
    [],
  )
  t.deepEqual(
    ruled.filter(route => !routes.includes(route)),
    [],
  )
})

const roles = ['nobody', 'a made-up token', 'the owner of another conversation', 'the owner'] as const

for (const [route, { who, path }] of Object.entries(rules)) {
  for (const role of roles) {
    const allowed = who === 'everyone' || role === 'the owner'
    test.serial(`${route} by ${role}: ${allowed ? 'open' : 'refused'}`, async t => {
      const conversation = await openConversation(server.address)
      const other = await openConversation(server.address)
      const tokens = {
        nobody: '',
        'a made-up token': 'x'.repeat(43),
        'the owner of another conversation': other.token,
        'the owner': conversation.token,
      }
      const before = conversation.events.length
      const leave = new AbortController()
      const response = await fetch(server.address + path(conversation), {
        method: route.split(' ')[0] ?? 'GET',
        headers: tokens[role] ? { authorization: `Bearer ${tokens[role]}` } : {},
        signal: leave.signal,
      })
      if (allowed) t.not(response.status, 401)
      else {
        t.is(response.status, 401)
        t.false((await response.text()).includes('"events"'))
      }
      leave.abort()
      // What was refused has changed nothing.
      const next = await post(server.address, conversation, 'messages', { messageId: 'next', text: '储存满' })
      const { events } = await next.json()
      t.is(events[0].seq, before + 1)
    })
  }
}
