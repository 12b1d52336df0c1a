import { get } from 'node:http'
import test from 'ava'
import { testCards } from '../../bot/terminal/test-card.ts'
import { content } from '../conversations/open-test-desk.ts'
import { withPages } from './with-pages.ts'

const pages = withPages(test)
const { read } = pages

const flows = Object.values(content.dialog.flows)

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
  const chosen = await fetch(`${pages.address}/guide/settlement-steps?kind=smart`)
  const page = await chosen.text()
  t.false(page.includes('电签（没有打印机）</p>'))
  t.is(stepsIn(page).length, 5)
  for (const step of stepsIn(page)) {
    t.is(step.match(/<div class="way">/g)?.length, 1)
    t.regex(step, /class="screen-picture touch/)
  }
  const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const later = async (path: string, headers: Record<string, string> = { cookie }) =>
    (await fetch(pages.address + path, { headers })).text()
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
  const answer = await fetch(`${pages.address}/guide/table.csv`)
  t.regex(answer.headers.get('content-type') ?? '', /text\/csv/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  t.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf])
  t.is(new TextDecoder().decode(bytes).trim().split('\r\n').length, flows.length + 1)
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
function transferred(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(pages.address + path, { headers: { 'accept-encoding': 'gzip' } }, answer => {
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
      })
      answer.on('end', () => resolve(size))
    }).on('error', reject)
  })
}
