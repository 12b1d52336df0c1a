import test from 'ava'
import { HtmlValidate } from 'html-validate'
import { z } from 'zod'
import { testCards } from '../../bot/terminal/test-card.ts'
import { content } from '../conversations/open-test-desk.ts'
import { openTestServer, type TestServer } from './open-test-server.ts'

let server: TestServer

test.before(async () => {
  server = await openTestServer()
})

test.after.always(() => server.close())

const flows = Object.values(content.dialog.flows)

const read = async (path: string): Promise<string> => {
  const answer = await fetch(server.address + path)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return answer.text()
}

for (const { id, title } of flows) {
  test.serial(`${id} has a page with a picture, a chart, a card and a row of the table`, async t => {
    const [article, chart, card, table] = await Promise.all(
      [`/guide/${id}`, `/guide/${id}/chart`, `/guide/${id}/card`, '/guide/table'].map(read),
    )
    t.regex(article ?? '', /<svg [^>]*class="screen-picture/)
    t.false(
      /\{\w+\}/.test((article ?? '').replace(/<[^>]*>/g, '').replace(/\{"@context.*\}/, '')),
      'no braces are left',
    )
    t.true(chart?.includes('class="flow-chart"'))
    t.true(chart?.includes(title))
    t.true(card?.includes('<article class="card"'))
    t.true(table?.includes(`href="/guide/${id}"`))
  })
}

test.serial('every step with presses shows its screen, with the words that the step promises', async t => {
  const article = await read('/guide/settlement-steps')
  const steps = stepsIn(article)
  t.is(steps.length, 5)
  for (const step of steps) t.regex(step, /class="screen-picture/)
  t.is(steps[4]?.match(/aria-label="[^"]*结 ?算 ?成 ?功/g)?.length, 3)
  t.regex(steps[3] ?? '', /class="slip-picture"/)
})

const stepsIn = (page: string): string[] => page.split('<li class="step"').slice(1)

test.serial('optional steps have screens too, and the screens that show the problem come first', async t => {
  const article = await read('/guide/settlement-interrupted')
  t.is(
    article
      .split('<ul class="screens">')[1]
      ?.split('</ul>')[0]
      ?.match(/class="screen-picture/g)?.length,
    6,
  )
  const steps = stepsIn(article)
  t.true(steps.length >= 5)
  for (const step of steps) {
    const ways = step.match(/<div class="way">/g)?.length ?? 0
    t.true((step.match(/class="screen-picture/g)?.length ?? 0) >= ways && ways > 0)
  }
})

test.serial('the kind of terminal can be chosen without a script, and is remembered', async t => {
  const all = await read('/guide/settlement-steps')
  t.true(all.includes('电签（没有打印机）</p>'))
  const chosen = await fetch(`${server.address}/guide/settlement-steps?kind=smart`)
  const page = await chosen.text()
  t.false(page.includes('电签（没有打印机）</p>'))
  t.is(stepsIn(page).length, 5)
  for (const step of stepsIn(page)) {
    t.is(step.match(/<div class="way">/g)?.length, 1)
    t.regex(step, /class="screen-picture touch/)
  }
  const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const later = async (path: string, headers: Record<string, string> = { cookie }) =>
    (await fetch(server.address + path, { headers })).text()
  t.is(await later('/guide/settlement-steps'), page)
  t.true((await later('/guide/settlement-steps/card')).includes('全部结算'))
  t.is(await later('/guide/settlement-steps?kind=all'), all)
  t.is(await later('/guide/settlement-steps', { cookie: 'kind=constructor' }), all)
  t.true((await later('/guide/slip-not-printed?kind=esign')).includes(content.pages.guide.kind.unmet))
})

test.serial('search understands what the bot understands: words, screens and codes', async t => {
  const found = (query: string) => read(`/guide?q=${encodeURIComponent(query)}`)
  const first = (page: string) => /class="found"[\s\S]*?href="\/guide\/([\w-]+)"/.exec(page)?.[1]
  t.is(first(await found('刷不了卡，说满了让结算')), 'storage-full')
  t.is(first(await found('上次批上送中断')), 'settlement-interrupted')
  const code = await found('51')
  t.is(first(code), 'response-code')
  t.regex(code, /51：[^<]*余额不足/)
  const nothing = await found('今天天气怎么样')
  t.regex(nothing, /没找到“今天天气怎么样”/)
  t.true(nothing.includes('href="/guide/storage-full"'), 'all problems stand below')
  t.regex(await found('<b>"x'), /&lt;b&gt;/)
})

test.serial('personal data typed into the search is not repeated on the page', async t => {
  const { pan } = testCards[0]
  t.false((await read(`/guide?q=${pan}%E5%88%B7%E4%B8%8D%E4%BA%86`)).includes(pan))
})

test.serial('the table can be filtered without a script and downloaded as CSV', async t => {
  const rows = (page: string) => page.match(/<tr data-group/g)?.length ?? 0
  t.is(rows(await read('/guide/table')), flows.length)
  const filtered = await read(`/guide/table?q=${encodeURIComponent('缺纸')}`)
  t.true(rows(filtered) > 0 && rows(filtered) < flows.length)
  t.regex(filtered, /href="\/guide\/slip-not-printed"/)
  const answer = await fetch(`${server.address}/guide/table.csv`)
  t.regex(answer.headers.get('content-type') ?? '', /text\/csv/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  t.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf])
  t.is(new TextDecoder().decode(bytes).trim().split('\r\n').length, flows.length + 1)
})

test.serial('all links of all pages lead to existing pages and anchors', async t => {
  const pages = new Map<string, string>()
  const broken: string[] = []
  const open = ['/', '/simulator', '/guide', '/manifest.webmanifest', '/sitemap.xml']
  const fragments: [string, string, string][] = []
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (pages.has(path)) continue
    const answer = await fetch(server.address + path)
    if (answer.status !== 200) broken.push(path)
    const html = /html/.test(answer.headers.get('content-type') ?? '')
    pages.set(path, html ? await answer.text() : '')
    for (const [, link = ''] of (pages.get(path) ?? '').matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(https?:|data:|tel:)/.test(link)) continue
      const to = new URL(link.replaceAll('&amp;', '&'), `http://desk${path}`)
      const target = to.pathname + to.search
      if (to.hash !== '') fragments.push([path, target, to.hash.slice(1)])
      // Question pages have a property of their own; here two answers deep are enough.
      if (to.searchParams.getAll('a').length <= 2) open.push(target)
    }
  }
  t.deepEqual(broken, [])
  const missing = fragments.filter(([, to, id]) => !pages.get(to)?.includes(`id="${id}"`))
  t.deepEqual(missing, [])
  t.true(pages.size > 150, `${pages.size} pages`)
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

test.serial('an article is readable without a script and takes less than 60 KB', async t => {
  for (const { id } of flows) {
    const page = await read(`/guide/${id}`)
    const scripts = page.match(/<script[^>]*>/g) ?? []
    t.true(
      scripts.every(tag => tag.includes('type="module"') || tag.includes('type="application/ld+json"')),
      id,
    )
    t.false(page.includes('pos-terminal.js"></script>'))
  }
  const paths = (page: string) =>
    [
      ...page.matchAll(/(?:<script[^>]*src|<link rel="(?:stylesheet|icon)"[^>]*href|<img src)="([^"]+)"/g),
    ].map(([, path = '']) => path)
  let most = 0
  for (const { id } of flows) {
    const needed = ['', ...new Set(paths(await read(`/guide/${id}`)))]
    const sizes = await Promise.all(needed.map(path => transferred(path === '' ? `/guide/${id}` : path)))
    most = Math.max(
      most,
      sizes.reduce((sum, size) => sum + size, 0),
    )
  }
  t.true(most > 10_000 && most < 60 * 1024, `${most} bytes`)
  t.log(`the largest article takes ${most} bytes`)
})

/** Bytes on the wire, compressed. */
async function transferred(path: string): Promise<number> {
  const { get } = await import('node:http')
  return new Promise((resolve, reject) => {
    get(server.address + path, { headers: { 'accept-encoding': 'gzip' } }, answer => {
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
      })
      answer.on('end', () => resolve(size))
    }).on('error', reject)
  })
}

const said = z.string().regex(/^[^<>{}]+$/)
const question = z.strictObject({
  '@type': z.literal('Question'),
  name: said,
  acceptedAnswer: z.strictObject({ '@type': z.literal('Answer'), text: said }),
})
const head = { '@context': z.literal('https://schema.org'), inLanguage: z.literal('zh-CN') }
/** What schema.org asks of the two kinds of data that the guide gives. */
const structured = z.discriminatedUnion('@type', [
  z.strictObject({ ...head, '@type': z.literal('FAQPage'), mainEntity: z.array(question).min(1) }),
  z.strictObject({
    ...head,
    '@type': z.literal('HowTo'),
    name: said,
    description: said,
    step: z
      .array(z.strictObject({ '@type': z.literal('HowToStep'), position: z.int(), name: said, text: said }))
      .min(2),
  }),
])

const dataOf = (page: string) => {
  const written = /ld\+json">(.*?)<\/script>/s.exec(page)?.[1]
  return written === undefined ? null : structured.parse(JSON.parse(written))
}

test.serial('the structured data of the index and every article agrees with the page', async t => {
  const index = dataOf(await read('/guide'))
  t.is(index?.['@type'] === 'FAQPage' && index.mainEntity.length, flows.length)
  for (const { id } of flows) {
    const page = await read(`/guide/${id}`)
    const data = dataOf(page)
    const steps = page.match(/<li class="step" id="step-\d+"/g) ?? []
    t.is(data?.['@type'], steps.length > 0 ? 'HowTo' : 'FAQPage', id)
    if (data?.['@type'] !== 'HowTo') continue
    t.deepEqual(
      data.step.map(({ position }) => position),
      steps.map((_, index) => index + 1),
    )
    for (const { name } of data.step) t.true(visible(page).includes(name), `${id} ${name}`)
  }
})

test.serial(
  'every page has a title, description, address and language for search engines and link previews',
  async t => {
    const map = await read('/sitemap.xml')
    const listed = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, address = '']) => new URL(address).pathname,
    )
    t.true((await read('/robots.txt')).includes(`Sitemap: ${server.address}/sitemap.xml`))
    const titles = new Set<string>()
    for (const path of listed) {
      const page = await read(path)
      const title = /<title>([^<]+)<\/title>/.exec(page)?.[1] ?? ''
      const meta = (name: string) => new RegExp(`${name}" content="([^"]+)"`).exec(page)?.[1]
      t.true(page.includes('<html lang="zh-CN">'), path)
      t.true(page.includes(`<link rel="canonical" href="${server.address}${path}">`), path)
      t.is(meta('og:title'), title, path)
      t.is(meta('og:url'), server.address + path)
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
      const own = new URL(path, server.address).pathname
      t.true((await read(path)).includes(`<link rel="canonical" href="${server.address}${own}">`), path)
    }
    for (const path of ['/training/shop', '/guide/storage-full/ask?a=settled:warned'])
      t.true((await read(path)).includes('content="noindex"'), path)
  },
)

test.serial('everything listed for offline use exists', async t => {
  const { version, addresses } = JSON.parse(await read('/offline.json'))
  t.is(version, content.version)
  for (const address of addresses) t.is((await fetch(server.address + address)).status, 200, address)
  t.false(addresses.some((address: string) => /console|figures|support-chat/.test(address)))
  const icon = await fetch(`${server.address}/icons/192.png`)
  t.is(icon.headers.get('content-type'), 'image/png')
  t.is((await fetch(`${server.address}/icons/77.png`)).status, 404)
})

test.serial(
  'a lesson is readable without a script: task, goal, hints, mistakes and the terminal at its start',
  async t => {
    for (const { id, exercises, mistakes } of Object.values(content.training.lessons)) {
      const page = await read(`/training/${id}`)
      for (const { task, hints } of exercises)
        for (const words of [task, ...hints]) t.true(visible(page).includes(words))
      for (const name of mistakes) t.true(visible(page).includes(content.training.mistakes[name]?.say ?? '?'))
      t.is(page.match(/class="screen-picture/g)?.length, exercises.length)
    }
  },
)

const visible = (page: string): string =>
  page
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")

test.serial('the reminder is a daily calendar event at the chosen time', async t => {
  const answer = await fetch(`${server.address}/training/reminder.ics?at=20:05`)
  t.regex(answer.headers.get('content-type') ?? '', /^text\/calendar/)
  const text = await answer.text()
  const lines = text.split('\r\n')
  t.is(lines.at(-1), '', 'every line ends as the format wants it')
  t.false(lines.some(line => line.includes('\n')))
  t.true(lines.every(line => new TextEncoder().encode(line).length <= 75))
  const begun = lines.flatMap(line => (/^(BEGIN|END):/.test(line) ? [line] : []))
  t.deepEqual(begun, [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'BEGIN:VALARM'],
    ...['END:VALARM', 'END:VEVENT', 'END:VCALENDAR'],
  ])
  t.true(lines.includes('RRULE:FREQ=DAILY'))
  t.true(lines.includes('TRIGGER:-PT1M'))
  t.true(
    lines.some(line => /^DTSTART:\d{8}T200500$/.test(line)),
    'floating: that hour wherever the telephone is',
  )
  for (const needed of ['UID:', 'DTSTAMP:', 'SUMMARY:打烊结算'])
    t.true(lines.some(line => line.startsWith(needed)))
  for (const wrong of ['', '?at=', '?at=25:00', '?at=9', '?at=1&at=2']) {
    t.true((await read(`/training/reminder.ics${wrong}`)).includes('T213000'), wrong)
  }
})

test.serial('a malformed address is answered with a page for people and a problem for programs', async t => {
  const ask = (path: string, accept: string) => fetch(server.address + path, { headers: { accept } })
  const page = await ask('/guide/%E0%A4%A', 'text/html,*/*;q=0.8')
  t.is(page.status, 422)
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
    t.is((await fetch(server.address + path)).status, 404, path)
  }
})
