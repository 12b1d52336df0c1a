import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import test from 'ava'
import type { Browser, Page } from 'playwright-core'
import { createEmbedDemo } from '../../web/embed-demo.ts'
import { type Listening, listen } from '../../web/listen.ts'
import { content } from '../conversations/open-test-desk.ts'
import { openTestServer, type TestServer } from '../web/open-test-server.ts'
import { openBrowser } from './open-browser.ts'

let browser: Browser
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
  desk = await openTestServer({ allowedOrigins: [shopAddress] })
  deskAddress = desk.address
  browser = await openBrowser()
})
test.after.always(async () => {
  await browser?.close()
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

async function visit(address = shopAddress, viewport = { width: 1000, height: 720 }): Promise<Visit> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
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

test.serial('one line on a page of another site gives a button, and nothing more is loaded', async t => {
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

test.serial('by keyboard: opened, asked, answered, closed, and open again on the next page', async t => {
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
})

test.serial('the rude rules of the host page do not reach the widget', async t => {
  const { page } = await visit()
  const style = await launcher(page).evaluate(button => {
    const { borderTopStyle, textTransform, letterSpacing } = getComputedStyle(button)
    return { borderTopStyle, textTransform, letterSpacing }
  })
  t.deepEqual(style, { borderTopStyle: 'none', textTransform: 'none', letterSpacing: 'normal' })
  await page.context().close()
})

test.serial('what the desk says while the panel is closed is counted on the button', async t => {
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

test.serial('on a phone the chat has the whole screen and a way back', async t => {
  const { page } = await visit(shopAddress, { width: 360, height: 640 })
  await launcher(page).click()
  await composer(page).waitFor()
  const box = await page.locator('posdesk-launcher .panel').boundingBox()
  t.deepEqual(box, { x: 0, y: 0, width: 360, height: 640 })
  await page.locator('posdesk-launcher .close').click()
  t.false(await page.locator('posdesk-launcher .panel').isVisible())
  await page.context().close()
})

test.serial(
  'data attributes choose side, colours and whether it opens; a pinned integrity holds',
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
