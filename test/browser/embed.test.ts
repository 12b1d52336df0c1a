import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import test from 'ava'
import express from 'express'
import type { Page } from 'playwright-core'
import { createEmbedDemo } from '../../web/embed-demo.ts'
import { type Listening, listen } from '../../web/listen.ts'
import { content } from '../conversations/open-test-desk.ts'
import { openTestServer, type TestServer } from '../web/open-test-server.ts'
import { objections } from './objections.ts'
import { sharedBrowser } from './shared-browser.ts'
import { thirdGeneration, watchRequests } from './watch-requests.ts'

const identitySecret = 'a secret of at least 32 characters'

const browser = sharedBrowser(test)
let desk: TestServer
let shop: Listening
let shopAddress: string
let deskAddress = ''

test.before(async () => {
  shop = await listen(
    createEmbedDemo(content, () => deskAddress),
    { port: 0, host: '127.0.0.1' },
  )
  // By number while the desk goes by name: another site for the browser, not only another origin.
  shopAddress = shop.address.replace('localhost', '127.0.0.1')
  desk = await openTestServer({ allowedOrigins: [shopAddress], identitySecret })
  deskAddress = desk.address
})
test.after.always(async () => {
  await shop?.close()
  await desk?.close()
})

interface Visit {
  readonly page: Page
  /** Paths asked of the desk. */
  readonly asked: string[]
  /** What the console complained about, refusals by the page's policy among it. */
  readonly complaints: string[]
}

interface Visitor {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  /** Runs in the page before anything else. */
  readonly prepare?: string
}

async function visit(address = shopAddress, visitor: Visitor = {}): Promise<Visit> {
  const { viewport = { width: 1000, height: 720 }, colorScheme = 'light', prepare = '' } = visitor
  const context = await browser().newContext({
    viewport,
    colorScheme,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.addInitScript(prepare)
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', request => {
    const url = new URL(request.url())
    if (url.origin === deskAddress) asked.push(url.pathname)
  })
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(address)
  await page.locator('posdesk-launcher button.launch').waitFor()
  return { page, asked, complaints }
}

const launcher = (page: Page) => page.locator('posdesk-launcher button.launch')
const composer = (page: Page) => page.locator('posdesk-launcher support-chat textarea')

test.serial('one line on another site’s page adds a button, and nothing else is loaded', async t => {
  const { page, asked, complaints } = await visit()
  t.deepEqual(asked, ['/embed.js'])
  t.is(await launcher(page).getAttribute('aria-expanded'), 'false')
  t.is(await page.locator('iframe').count(), 0)
  const names = (): string[] => Object.getOwnPropertyNames(window)
  const plain = await page.context().newPage()
  await plain.goto(`${shopAddress}/shop.css`)
  const before = await plain.evaluate(names)
  const globals = (await page.evaluate(names)).filter(name => !before.includes(name))
  t.deepEqual(globals, ['posdesk'])
  const own = await page.evaluate(() => Object.keys(window.posdesk ?? {}).sort())
  t.deepEqual(own, ['close', 'identify', 'open'])
  t.deepEqual(complaints, [])
  await page.context().close()
})

test.serial(
  'by keyboard the panel can be opened, used and closed, and it is open again on the next page',
  async t => {
    const { page, asked, complaints } = await visit()
    await launcher(page).focus()
    await page.keyboard.press('Enter')
    await composer(page).waitFor()
    await composer(page).fill('储存满')
    await composer(page).press('Enter')
    await page.locator('posdesk-launcher support-chat').getByText('储存满').first().waitFor()
    await page
      .locator('posdesk-launcher support-chat button.choice, posdesk-launcher .choices')
      .first()
      .waitFor()
    t.false(
      asked.some(path => path.includes('pos-terminal')),
      'the terminal waits until it is shown',
    )
    await page.keyboard.press('Escape')
    t.is(await launcher(page).getAttribute('aria-expanded'), 'false')
    const focused = await page.evaluate(
      () => document.querySelector('posdesk-launcher')?.shadowRoot?.activeElement?.className,
    )
    t.is(focused, 'launch')
    await page.evaluate(() => window.posdesk?.open())
    await page.reload()
    await composer(page).waitFor()
    await page.locator('posdesk-launcher support-chat').getByText('储存满').first().waitFor()
    t.deepEqual(complaints, [])
    await page.context().close()
  },
)

test.serial('hostile style rules of the host page do not reach the widget', async t => {
  const { page } = await visit()
  const style = await launcher(page).evaluate(button => {
    const { borderTopStyle, textTransform, letterSpacing } = getComputedStyle(button)
    return { borderTopStyle, textTransform, letterSpacing }
  })
  t.deepEqual(style, { borderTopStyle: 'none', textTransform: 'none', letterSpacing: 'normal' })
  await page.context().close()
})

test.serial('messages that arrive while the panel is closed are counted on the button', async t => {
  const { page } = await visit()
  await launcher(page).click()
  await composer(page).waitFor()
  await composer(page).fill('储存满')
  await page.evaluate(() => window.posdesk?.close())
  await composer(page).evaluate(field =>
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true })),
  )
  await page.locator('posdesk-launcher .badge:not([hidden])').waitFor()
  t.regex((await launcher(page).getAttribute('aria-label')) ?? '', /\d 条新消息/)
  await launcher(page).click()
  t.is(await page.locator('posdesk-launcher .badge:not([hidden])').count(), 0)
  await page.context().close()
})

test.serial(
  'messages that arrived between two pages are counted on the button, without loading the chat',
  async t => {
    const first = await visit()
    const { page } = first
    await launcher(page).click()
    await composer(page).waitFor()
    await composer(page).fill('储存满')
    await composer(page).press('Enter')
    await page.locator('posdesk-launcher support-chat button.choice').first().waitFor()
    await page.evaluate(() => window.posdesk?.close())
    const { bookmark } = await page.evaluate(address => {
      return JSON.parse(localStorage.getItem(`posdesk:launcher:${address}`) ?? 'null')
    }, deskAddress)
    await page.goto(`${shopAddress}/shop.css`)
    const said = await fetch(`${deskAddress}/api/conversations/${bookmark.conversationId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bookmark.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messageId: randomUUID(), text: '怎么结算' }),
    })
    t.is(said.status, 200)
    first.asked.length = 0
    await page.goto(shopAddress)
    const badge = page.locator('posdesk-launcher .badge:not([hidden])')
    await badge.waitFor()
    const counted = Number(await badge.innerText())
    t.true(counted > 0)
    t.deepEqual(first.asked, ['/embed.js', `/api/conversations/${bookmark.conversationId}/events`])
    await page.reload()
    await badge.waitFor()
    t.is(Number(await badge.innerText()), counted)
    t.deepEqual(first.complaints, [])
    await page.context().close()
  },
)

test.serial('on a phone the chat fills the screen and can be closed', async t => {
  const { page } = await visit(shopAddress, { viewport: { width: 360, height: 640 } })
  await launcher(page).click()
  await composer(page).waitFor()
  const box = await page.locator('posdesk-launcher .panel').boundingBox()
  t.deepEqual(box, { x: 0, y: 0, width: 360, height: 640 })
  t.false(await launcher(page).isVisible(), 'it would lie on the button that sends')
  await page.locator('posdesk-launcher .close').click()
  t.false(await page.locator('posdesk-launcher .panel').isVisible())
  t.true(await launcher(page).evaluate(button => button.matches(':focus')))
  await page.context().close()
})

test.serial(
  'on 3G the greeting comes one round trip after the button: files, texts and conversation load together',
  async t => {
    const context = await browser().newContext({ viewport: { width: 360, height: 640 }, locale: 'zh-CN' })
    const page = await context.newPage()
    const { network, depths, bytes } = await watchRequests(page)
    await network.send('Network.emulateNetworkConditions', thirdGeneration)
    const started = performance.now()
    await page.goto(shopAddress, { waitUntil: 'commit' })
    await launcher(page).waitFor()
    const visible = performance.now()
    await launcher(page).click()
    const talk = page.locator('posdesk-launcher support-chat')
    await talk.locator('.entry').first().waitFor()
    const greeted = performance.now()
    t.log(
      `launcher ${ms(visible - started)}, from the button to the greeting ${ms(greeted - visible)}, ${bytes()} bytes`,
    )
    t.is(depths.get('GET /embed.js'), 2)
    const opened = [...depths].filter(
      ([name]) => name.startsWith('GET /assets/') || /conversations$|texts\.json$/.test(name),
    )
    t.deepEqual([...new Set(opened.map(([, depth]) => depth))], [3])
    t.deepEqual(
      opened.filter(([name]) => !name.includes('/assets/')).map(([name]) => name),
      ['GET /widget/texts.json', 'POST /api/conversations'],
      'nothing asks before whether it may',
    )
    t.is(opened.length, 4)
    t.true(bytes() < 50_000, `${bytes()} bytes`)
    await composer(page).fill('储存满')
    const asked = performance.now()
    await composer(page).press('Enter')
    await talk.locator('button.choice.open').first().waitFor()
    t.log(`from Enter to the answer ${ms(performance.now() - asked)}`)
    await context.close()
  },
)

const ms = (elapsed: number): string => `${Math.round(elapsed)} ms`

test.serial(
  'data attributes set side, colours and initial state, and a pinned integrity is accepted',
  async t => {
    const manifest = await fetch(`${deskAddress}/embed.js`)
    const file = (manifest.headers.get('etag') ?? '').replace(/"/g, '')
    const pinned = await (await fetch(`${deskAddress}/assets/${file}`)).arrayBuffer()
    const integrity = `sha384-${createHash('sha384').update(Buffer.from(pinned)).digest('base64')}`
    const line = (hash: string) =>
      `<!doctype html><body><script src="${deskAddress}/assets/${file}" crossorigin integrity="${hash}"
      data-position="left" data-color-scheme="dark" data-open async></script>`
    let html = line(integrity)
    const host = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(html),
    )
    await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve))
    t.teardown(() => host.close())
    const bound = host.address()
    const port = typeof bound === 'object' && bound ? bound.port : 0
    const { page } = await visit(`http://127.0.0.1:${port}/`)
    const box = await launcher(page).boundingBox()
    t.is(box?.x, 16)
    t.is(await launcher(page).getAttribute('aria-expanded'), 'true')
    const ground = await page
      .locator('posdesk-launcher support-chat')
      .evaluate(chat => getComputedStyle(chat).getPropertyValue('--surface').trim())
    t.is(ground, '#1f1e1b')
    html = line(`sha384-${'A'.repeat(64)}`)
    await page.reload()
    t.is(await page.locator('posdesk-launcher').count(), 0)
    await page.context().close()
  },
)

test.serial('a chat file changed in transit is refused, and a retry loads the genuine one', async t => {
  const { page } = await visit()
  const chunks = '**/assets/shared-*.js'
  await page.route(chunks, async route => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `window.stolen = true;${await response.text()}` })
  })
  await launcher(page).click()
  const again = page.locator('posdesk-launcher .trouble button')
  await again.click()
  await again.waitFor()
  t.is(await composer(page).count(), 0)
  t.false(await page.evaluate(() => 'stolen' in window))
  await page.unroute(chunks)
  await again.click()
  await composer(page).waitFor()
  t.false(await page.evaluate(() => 'stolen' in window))
  await page.context().close()
})

test.serial('without constructable style sheets the styles use the nonce of the script tag', async t => {
  const page = `<!doctype html><link rel="icon" href="data:,"><body>
    <script src="${deskAddress}/embed.js" nonce="n0" async></script>`
  const policy = `default-src 'none'; img-src data:; script-src ${deskAddress}; style-src 'nonce-n0'; connect-src ${deskAddress}`
  const site = express().get('/', (_request, response) => {
    response.set('content-security-policy', policy).send(page)
  })
  const { address, close } = await listen(site, { port: 0, host: '127.0.0.1' })
  t.teardown(close)
  const visited = await visit(address.replace('localhost', '127.0.0.1'), {
    prepare: 'delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets',
  })
  t.is(await visited.page.locator('posdesk-launcher style').count(), 1)
  const box = await launcher(visited.page).boundingBox()
  t.is(box?.width, 56)
  t.deepEqual(visited.complaints, [])
  await visited.page.context().close()
})

const sign = (merchant: string) => {
  const [name, expires] = ['老王小吃', Math.floor(Date.now() / 1000) + 600]
  const signature = createHmac('sha256', identitySecret)
    .update(`${merchant}\n${name}\n${expires}`)
    .digest('hex')
  return { merchant, name, expires, signature }
}

test.serial(
  'identify() gives each merchant a separate conversation, and the visitor’s own comes back',
  async t => {
    const { page, complaints } = await visit()
    const talk = page.locator('posdesk-launcher support-chat')
    await launcher(page).click()
    await composer(page).fill('储存满')
    await composer(page).press('Enter')
    await talk.locator('button.choice').first().waitFor()
    await page.evaluate(identity => window.posdesk?.identify(identity), sign('m-1'))
    await talk.locator('.log').getByText('储存满').waitFor({ state: 'detached' })
    await composer(page).fill('打印机卡纸')
    await composer(page).press('Enter')
    await talk.getByText('打印机卡纸').first().waitFor()
    const rows = await desk.desk.db
      .selectFrom('conversations')
      .select('id')
      .where('merchant_id', '=', 'm-1')
      .execute()
    t.is(rows.length, 1)
    await page.evaluate(() => window.posdesk?.identify(null))
    await talk.getByText('储存满').first().waitFor()
    t.is(await talk.getByText('打印机卡纸').count(), 0)
    t.deepEqual(complaints, [])
    await page.context().close()
  },
)

for (const colorScheme of ['light', 'dark'] as const) {
  test.serial(`axe finds nothing to complain about, closed and open: ${colorScheme}`, async t => {
    const { page } = await visit(shopAddress, { colorScheme })
    const complain = () => objections(page, { within: 'posdesk-launcher' })
    t.deepEqual(await complain(), [])
    await launcher(page).click()
    await composer(page).fill('储存满')
    await composer(page).press('Enter')
    await page.locator('posdesk-launcher support-chat button.choice').first().waitFor()
    t.deepEqual(await complain(), [])
    await page.context().close()
  })
}
