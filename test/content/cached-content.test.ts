import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test from 'ava'
import { build } from 'esbuild'
import { cachedContent, compilerFolders } from '../../bot/content/cached-content.ts'
import { compileContent } from '../../bot/content/compile-content.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { readContentFiles } from '../../bot/content/load-content.ts'

test('content is compiled once and kept, and a spoilt file is compiled again', t => {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-content-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const { content } = compileContent(readContentFiles(contentFolder), 'v')
  if (!content) throw new Error('The shipped content does not compile: see npm run check.')
  let compiled = 0
  const compile = () => {
    compiled += 1
    return content
  }
  t.deepEqual(cachedContent('v', compile, folder), content)
  const kept = cachedContent('v', compile, folder)
  t.deepEqual(kept, content)
  t.true(Object.isFrozen(kept.dialog.flows))
  t.is(compiled, 1)
  const [file = ''] = readdirSync(folder)
  writeFileSync(join(folder, file), 'half a file')
  t.deepEqual(cachedContent('v', compile, folder), content)
  t.is(compiled, 2)
  t.deepEqual(readdirSync(folder), [file])
  cachedContent('w', compile, folder)
  t.is(compiled, 3)
})

test('the compiler imports only from the folders whose changes make content compile again', async t => {
  const root = join(import.meta.dirname, '..', '..')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['bot/content/compile-content.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    write: false,
    metafile: true,
  })
  const folders = new Set(Object.keys(metafile.inputs).map(path => dirname(path).split('/')[1] ?? ''))
  t.deepEqual(
    [...folders].filter(folder => !compilerFolders.some(known => known === folder)),
    [],
  )
  t.true(folders.has('content'))
})
