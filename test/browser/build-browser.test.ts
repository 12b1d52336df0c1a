import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { assetLinks } from '../../web/asset-links.ts'
import { buildBrowser, type Manifest } from '../../web/build-browser.ts'

let folder: string
let manifest: Manifest

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'posdesk-'))
  manifest = await buildBrowser(folder)
})

test.after.always(() => rm(folder, { recursive: true, force: true }))

test('the chat takes no more than 30 KB on the wire', t => {
  const size = manifest['support-chat.js']?.gzip ?? 0
  t.true(size > 5_000)
  t.true(size <= 30 * 1024, `${size} bytes`)
})

test('the chat uses nothing that a browser of early 2020 lacks', async t => {
  const { file = '', imports = [] } = manifest['support-chat.js'] ?? {}
  const texts = await Promise.all([file, ...imports].map(name => readFile(join(folder, name), 'utf8')))
  const newer =
    /\.(at|replaceAll|findLast|toSorted|toReversed|hasOwn|randomUUID)\(|structuredClone|AbortSignal\.timeout/
  t.is(newer.exec(texts.join('\n'))?.[0], undefined)
})

test('the same code is built to the same names, so that browsers keep it', async t => {
  t.deepEqual(await buildBrowser(folder), manifest)
})

test('pages get the address of an entry, and a wrong name is reported with the known ones', t => {
  const { asset } = assetLinks(manifest, '/assets/')
  t.regex(asset('support-chat.js'), /^\/assets\/support-chat-[A-Z0-9]{8}\.js$/)
  t.throws(() => asset('support.js'), { message: /No browser entry "support\.js".*support-chat\.js/ })
})
