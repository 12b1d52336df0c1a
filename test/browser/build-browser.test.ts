import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { transform } from 'esbuild'
import { assetLinks } from '../../web/asset-links.ts'
import { buildBrowser, gzipOnTop, type Manifest } from '../../web/build-browser.ts'

let folder: string
let manifest: Manifest

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'posdesk-'))
  manifest = await buildBrowser(folder)
})

test.after.always(() => rm(folder, { recursive: true, force: true }))

/** Kilobytes on the wire, as the widget promises them to the sites that embed it. */
const budgets: readonly [string, number][] = [
  ['embed.js', 5],
  ['mount-chat.js', 30],
  ['support-chat.js', 30],
]

for (const [name, kilobytes] of budgets) {
  test(`${name} takes no more than ${kilobytes} KB on the wire, with all that comes with it`, t => {
    const size = manifest[name]?.gzip ?? 0
    t.true(size > 1_000)
    t.true(size <= kilobytes * 1024, `${size} bytes`)
  })
}

for (const front of ['terminal-keypad.js', 'terminal-touch.js']) {
  test(`a terminal with ${front} takes no more than 36 KB on top of the chat when it is shown`, t => {
    const { 'pos-terminal.js': terminal, 'mount-chat.js': chat, [front]: look } = manifest
    if (!terminal || !chat || !look) return t.fail('all are built')
    const size = gzipOnTop([terminal, look], chat)
    t.true(size > 5_000)
    t.true(size <= 36 * 1024, `${size} bytes`)
  })
}

/** Names that Chrome 80 lacks and no build step takes out. */
const newer: readonly RegExp[] = [
  /\.(replaceAll|toSorted|toReversed|hasOwn|randomUUID|replaceChildren|groupBy|any)\(/,
  /\.(at|findLast|findLastIndex|with|toSpliced)\(/,
  // Spread arguments behind an optional chain.
  /\?\.[\w$.]*\(\.\.\./,
  /structuredClone|AbortSignal\.(timeout|any)|WeakRef/,
  /:has\(|:is\(|:where\(|[;{]inset:|aspect-ratio|light-dark\(|color-mix\(|@layer|@container/,
]

const scripts = [
  'embed.js',
  'mount-chat.js',
  'support-chat.js',
  'pos-terminal.js',
  'terminal-keypad.js',
  'terminal-touch.js',
  'terminal-cards.js',
  'terminal-slips.js',
  'terminal-trainer.js',
  'signature-pad.js',
  'simulator-page.js',
]

for (const name of scripts) {
  test(`${name} runs in a browser of early 2020`, async t => {
    const { file = '', imports = [] } = manifest[name] ?? {}
    const texts = await Promise.all([file, ...imports].map(part => readFile(join(folder, part), 'utf8')))
    for (const text of texts) {
      const found = newer.map(pattern => pattern.exec(text)?.[0])
      t.deepEqual(found.filter(Boolean), [])
      // Syntax: what needs no rewriting for Chrome 80 comes out the same for it and for the newest browser.
      const supported = { 'optional-chain': true }
      const old = await transform(text, { target: 'chrome80', supported, charset: 'utf8' })
      const newest = await transform(text, { target: 'esnext', charset: 'utf8' })
      t.true(old.code === newest.code)
    }
  })
}

test('the same code is built to the same names, so that browsers keep it', async t => {
  t.deepEqual(await buildBrowser(folder), manifest)
})

test('pages get the address of an entry, and a wrong name is reported with the known ones', t => {
  const { asset } = assetLinks(manifest, '/assets/')
  t.regex(asset('support-chat.js'), /^\/assets\/support-chat-[A-Z0-9]{8}\.js$/)
  t.throws(() => asset('support.js'), { message: /No browser entry "support\.js".*support-chat\.js/ })
})
