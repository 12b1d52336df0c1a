import { readdirSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { build, transform } from 'esbuild'
import { assetLinks } from '../../web/asset-links.ts'
import { buildBrowser } from '../../web/build-browser.ts'
import { cachedBrowser } from '../../web/cached-browser.ts'
import type { Manifest } from '../../web/manifest.ts'
import { builtBrowser } from '../web/built-browser.ts'
import { gzipOnTop } from '../web/gzip-on-top.ts'

let folder: string
let manifest: Manifest

test.before(async () => {
  const built = await builtBrowser()
  folder = built.folder
  manifest = built.manifest
})

/** Most bytes on the wire: below the 5 and 30 KB that the widget promises to the sites that embed it. */
const budgets: readonly [string, number][] = [
  ['embed.js', 4_500],
  ['support-chat.js', 30_000],
]

for (const [name, most] of budgets) {
  test.serial(`${name} takes no more than ${most} bytes on the wire, with all that comes with it`, t => {
    const size = manifest[name]?.gzip ?? 0
    t.true(size > 1_000)
    t.true(size <= most, `${size} bytes`)
  })
}

test.serial('the chat is built into two files: what it shares with the terminal, and the rest', t => {
  t.is(manifest['support-chat.js']?.imports.length, 1)
})

for (const front of ['terminal-keypad.js', 'terminal-touch.js']) {
  test.serial(`a terminal with ${front} takes no more than 35 KB on top of the chat when it is shown`, t => {
    const { 'pos-terminal.js': terminal, 'support-chat.js': chat, [front]: look } = manifest
    if (!terminal || !chat || !look) return t.fail('all are built')
    const size = gzipOnTop([terminal, look], chat)
    t.true(size > 5_000)
    t.true(size <= 35 * 1024, `${size} bytes`)
  })
}

/** Names that Chrome 80 lacks and no build step takes out, by the version that brought them. */
const newer: Readonly<Record<string, RegExp>> = {
  'text and lists (85 to 122)':
    /\.(replaceAll|at|findLast|findLastIndex|with|toSorted|toReversed|toSpliced|isWellFormed)\(/,
  'Object and Promise (85 to 121)': /\b(Object|Map)\.(hasOwn|groupBy)\b|Promise\.(any|withResolvers|try)\b/,
  'random ids (92)': /randomUUID/,
  'elements (81 to 114)':
    /\.(replaceChildren|checkVisibility|showPopover|togglePopover|setHTML)\(|\.(submitter|inert)\b/,
  'spread arguments behind an optional chain': /\?\.[\w$.]*\(\.\.\./,
  'new globals (84 to 124)':
    /\b(structuredClone|WeakRef|FinalizationRegistry|AggregateError|Segmenter|scheduler\.)|AbortSignal\.(timeout|any|abort)\b|throwIfAborted/,
}

const scripts = [
  'embed.js',
  'support-chat.js',
  'pos-terminal.js',
  'terminal-keypad.js',
  'terminal-touch.js',
  'terminal-cards.js',
  'terminal-slips.js',
  'terminal-faults.js',
  'terminal-trainer.js',
  'signature-pad.js',
  'simulator-page.js',
]

for (const name of scripts) {
  test.serial(`${name} runs in a browser of early 2020`, async t => {
    const { file = '', imports = [] } = manifest[name] ?? {}
    const texts = await Promise.all([file, ...imports].map(part => readFile(join(folder, part), 'utf8')))
    for (const text of texts) {
      for (const [what, pattern] of Object.entries(newer)) t.is(pattern.exec(text)?.[0], undefined, what)
      // Syntax: what needs no rewriting for Chrome 80 comes out the same for it and for the newest browser.
      const supported = { 'optional-chain': true }
      const old = await transform(text, { target: 'chrome80', supported, charset: 'utf8' })
      const newest = await transform(text, { target: 'esnext', charset: 'utf8' })
      t.true(old.code === newest.code)
    }
  })
}

test.serial('the same code is built under the same names, so that browsers can cache it', async t => {
  t.deepEqual(await buildBrowser(folder), manifest)
})

test.serial(
  'what was built is kept for the next start, and built again where a file of it is missing',
  async t => {
    const built = await mkdtemp(join(tmpdir(), 'posdesk-built-'))
    t.teardown(() => rm(built, { recursive: true }))
    let bundled = 0
    const start = () =>
      cachedBrowser(built, async assetFolder => {
        bundled += 1
        await cp(folder, assetFolder, { recursive: true })
        return manifest
      })
    const first = await start()
    t.deepEqual(await start(), first)
    t.is(bundled, 1)
    const [asset] = Object.values(manifest)
    await rm(join(first.assetFolder, asset?.file ?? ''))
    t.deepEqual(await start(), first)
    t.is(bundled, 2)
  },
)

test.serial('pages get the address of an entry, and an unknown name is reported with the known ones', t => {
  const { asset } = assetLinks(manifest, '/assets/')
  t.regex(asset('support-chat.js'), /^\/assets\/support-chat-[A-Z0-9]{8}\.js$/)
  t.throws(() => asset('support.js'), { message: /No browser entry "support\.js".*support-chat\.js/ })
})

const root = join(import.meta.dirname, '../..')
const sheetsIn = (path: string): string[] =>
  readdirSync(join(root, path)).flatMap(name => (name.endsWith('.css') ? [`${path}/${name}`] : []))

/** All that the widget wears on a page of another site, as it is written. */
const sheets = [
  'web/tokens.css',
  'web/embed/launcher.css',
  'web/styles/chat/chat.css',
  ...sheetsIn('web/terminal'),
  ...sheetsIn('web/terminal/parts'),
  ...sheetsIn('web/terminal/styles'),
]

interface Rule {
  readonly selector: string
  readonly body: string
}

/** The rules of a sheet as it is shipped, those inside of `@media` among them; what `@supports` guards is left out. */
async function readRules(path: string): Promise<readonly Rule[]> {
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    minify: true,
    target: 'chrome80',
    write: false,
  })
  const text = (outputFiles[0]?.text ?? '').replace(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*\}/g, '')
  return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector,
    body,
  }))
}

/** Declarations that Chrome 80 drops, by the version that brought them, where dropping them would be seen. */
const newerDeclarations: Readonly<Record<string, RegExp>> = {
  'a gap between flex items (84)': /display:(inline-)?flex.*gap:[^0]|gap:[^0].*display:(inline-)?flex/,
  'inset (87)': /(^|;)inset(-block|-inline)?:/,
  'both inline or block sides at once (87)': /(^|;)(margin|padding)-(inline|block):/,
  'aspect-ratio (88)': /(^|;)aspect-ratio:/,
  'units of the dynamic viewport (108)': /\d(d|s|l)v(h|w)\b/,
  'mixed colours (111)': /color-mix\(|light-dark\(|oklch\(/,
  'a cut overflow (90)': /overflow(-[xy])?:clip/,
  'single transforms (104)': /(^|;)(translate|rotate|scale):/,
}

const newerSelectors = /:is\(|:where\(|:has\(|:not\([^)]*,|&/

for (const path of sheets) {
  test.serial(`${path} looks the same in Chrome 80`, async t => {
    const rules = await readRules(path)
    t.true(rules.length > 0)
    for (const { selector, body } of rules) {
      for (const [what, pattern] of Object.entries(newerDeclarations)) {
        t.notRegex(body, pattern, `${selector}: ${what}`)
      }
      t.notRegex(selector, newerSelectors)
      // A list with one unknown selector is dropped whole; the ring that the browser draws itself must remain.
      const parts = selector.split(',')
      const marked = parts.filter(part => part.includes(':focus-visible')).length
      t.true(marked === 0 || marked === parts.length, selector)
    }
    const grouped = rules.some(({ selector }) => /@(layer|container|property)/.test(selector))
    t.false(grouped)
  })
}
