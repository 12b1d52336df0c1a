import test from 'ava'
import { HtmlValidate } from 'html-validate'
import { content } from '../conversations/open-test-desk.ts'
import { withPages } from './with-pages.ts'

const pages = withPages(test)
const { read } = pages

const flows = Object.values(content.dialog.flows)

test.serial('all links of all pages lead to existing pages and anchors', async t => {
  const seen = new Map<string, string>()
  const broken: string[] = []
  const open = ['/', '/simulator', '/guide', '/manifest.webmanifest', '/sitemap.xml']
  const fragments: [string, string, string][] = []
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue
    const answer = await fetch(pages.address + path)
    if (answer.status !== 200) broken.push(path)
    const html = /html/.test(answer.headers.get('content-type') ?? '')
    seen.set(path, html ? await answer.text() : '')
    for (const [, link = ''] of (seen.get(path) ?? '').matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(https?:|data:|tel:)/.test(link)) continue
      const to = new URL(link.replaceAll('&amp;', '&'), `http://desk${path}`)
      const target = to.pathname + to.search
      if (to.hash !== '') fragments.push([path, target, to.hash.slice(1)])
      // Question pages have a property of their own; here two answers deep are enough.
      if (to.searchParams.getAll('a').length <= 2) open.push(target)
    }
  }
  t.deepEqual(broken, [])
  const missing = fragments.filter(([, to, id]) => !seen.get(to)?.includes(`id="${id}"`))
  t.deepEqual(missing, [])
  t.true(seen.size > 150, `${seen.size} pages`)
})

test.serial('pages are valid HTML', async t => {
  const checker = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
      // Written by the template engine, not by hand.
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
    },
  })
  const paths = [
    '/',
    '/simulator',
    '/guide',
    '/guide?q=51',
    '/guide/table',
    '/guide/chart',
    '/offline',
    '/training',
    '/training/result',
    '/training/shop',
    `/guide?q=${encodeURIComponent('今天天气怎么样')}`,
    `/guide/table?q=${encodeURIComponent('没有这种')}`,
    '/guide/chart?size=whole',
    '/guide/slip-not-printed?kind=esign',
    ...Object.keys(content.training.lessons).map(id => `/training/${id}`),
    ...flows.flatMap(({ id }) => ['', '/chart', '/card', '/ask'].map(part => `/guide/${id}${part}`)),
    '/guide/storage-full/ask?a=settled:not-yet&a=terminal-kind/kind:classic',
  ]
  const found: string[] = []
  for (const path of paths) {
    const report = await checker.validateString(await read(path))
    for (const { messages } of report.results) {
      found.push(...messages.map(({ ruleId, line, message }) => `${path}:${line} ${ruleId} ${message}`))
    }
  }
  t.deepEqual([...new Set(found)].slice(0, 20), [])
})

test.serial(
  'every page has a title, description, address and language for search engines and link previews',
  async t => {
    const map = await read('/sitemap.xml')
    const listed = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, address = '']) => new URL(address).pathname,
    )
    t.true((await read('/robots.txt')).includes(`Sitemap: ${pages.address}/sitemap.xml`))
    const titles = new Set<string>()
    for (const path of listed) {
      const page = await read(path)
      const title = /<title>([^<]+)<\/title>/.exec(page)?.[1] ?? ''
      const meta = (name: string) => new RegExp(`${name}" content="([^"]+)"`).exec(page)?.[1]
      t.true(page.includes('<html lang="zh-CN">'), path)
      t.true(page.includes(`<link rel="canonical" href="${pages.address}${path}">`), path)
      t.is(meta('og:title'), title, path)
      t.is(meta('og:url'), pages.address + path)
      t.truthy(meta('og:description'))
      t.is(meta('og:description'), meta('name="description'))
      titles.add(title)
    }
    t.is(titles.size, listed.length, 'no two pages have one title')
    for (const path of [
      '/guide/storage-full?kind=esign',
      '/guide?q=51',
      '/guide/storage-full/chart?size=whole',
    ]) {
      const own = new URL(path, pages.address).pathname
      t.true((await read(path)).includes(`<link rel="canonical" href="${pages.address}${own}">`), path)
    }
    for (const path of ['/training/shop', '/guide/storage-full/ask?a=settled:warned'])
      t.true((await read(path)).includes('content="noindex"'), path)
  },
)

test.serial('everything listed for offline use exists', async t => {
  const { version, addresses } = JSON.parse(await read('/offline.json'))
  t.is(version, content.version)
  for (const address of addresses) t.is((await fetch(pages.address + address)).status, 200, address)
  t.false(addresses.some((address: string) => /console|figures|support-chat/.test(address)))
  const icon = await fetch(`${pages.address}/icons/192.png`)
  t.is(icon.headers.get('content-type'), 'image/png')
  t.is((await fetch(`${pages.address}/icons/77.png`)).status, 404)
})

test.serial('a malformed address is answered with a page for people and a problem for programs', async t => {
  const ask = (path: string, accept: string) => fetch(pages.address + path, { headers: { accept } })
  const page = await ask('/guide/%E0%A4%A', 'text/html,*/*;q=0.8')
  t.is(page.status, 400)
  t.regex(await page.text(), /<h1>[^<]+<\/h1>/)
  for (const [path, accept] of [
    ['/guide/%E0%A4%A', '*/*'],
    ['/api/%E0%A4%A', 'text/html'],
  ] as const) {
    t.regex((await ask(path, accept)).headers.get('content-type') ?? '', /problem\+json/)
  }
})

test.serial('an unknown flow is answered with a page that says so', async t => {
  for (const path of [
    '/guide/nothing',
    '/guide/__proto__',
    '/guide/nothing/ask',
    '/guide/nothing/chart',
    '/training/nothing',
    '/training/__proto__',
  ]) {
    t.is((await fetch(pages.address + path)).status, 404, path)
  }
})
