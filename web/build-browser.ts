import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { parse } from 'yaml'
import { embedTextsSchema } from '../bot/content/embed-schema.ts'
import { type Entries, elementEntries, launcherEntry, pageEntries } from './browser-entries.ts'
import {
  type Asset,
  type Built,
  describeOutputs,
  describeSizes,
  gzipped,
  integrityOf,
  type Manifest,
  measure,
} from './manifest.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The oldest browser supported: the WebView of payment terminals sold since 2020. */
const target = 'chrome80'

/**
 * Chrome 80 supports `?.`, but fails on spread arguments after it; a test keeps those out of the built files.
 */
const supported = { 'optional-chain': true }

/** Bundles the browser code into `folder`, minified, with a content hash in each file name. */
export async function buildBrowser(folder: string = join(root, 'dist')): Promise<Manifest> {
  const bundles = await Promise.all([elementEntries, pageEntries].map(entries => bundle(entries, folder)))
  const outputFiles = bundles.flatMap(bundle => bundle.outputFiles)
  await mkdir(folder, { recursive: true })
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)))
  const built = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
  const manifest: Manifest = Object.assign(
    {},
    ...bundles.map(({ metafile, entries }) => describeOutputs(metafile, entries, built)),
  )
  return { ...manifest, 'embed.js': await buildLauncher(folder, manifest, built) }
}

async function bundle(entries: Entries, folder: string) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, path]) => ({ in: path, out })),
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: 'shared-[hash]',
    bundle: true,
    // Elements that use the same library load one copy of it.
    splitting: true,
    format: 'esm',
    minify: true,
    loader: { '.svg': 'copy' },
    target,
    supported,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    write: false,
    plugins: [sheetText],
  })
  return { entries, outputFiles, metafile }
}

/**
 * Builds the script that other sites embed. It is a classic script, so that one line is enough, and it knows
 * the chat's files by their hashes.
 */
async function buildLauncher(folder: string, manifest: Manifest, built: Built): Promise<Asset> {
  const chat = manifest['support-chat.js']
  const files = chat ? [chat.file, ...chat.imports] : []
  const texts = embedTextsSchema.parse(parse(await readFile(join(root, 'content/embed.yaml'), 'utf8')))
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: launcherEntry, out: 'embed' }],
    outdir: folder,
    entryNames: '[name]-[hash]',
    bundle: true,
    format: 'iife',
    minify: true,
    target,
    supported,
    charset: 'utf8',
    define: {
      launcherTexts: JSON.stringify(texts.launcher),
      chatFiles: JSON.stringify(files.map(file => [file, integrityOf(built.get(file))])),
      terminalFile: JSON.stringify(manifest['pos-terminal.js']?.file),
    },
    write: false,
    plugins: [sheetText],
  })
  const [output] = outputFiles
  if (!output) throw new Error('The launcher was built to no file: see browser-entries.ts.')
  const { path, contents } = output
  await writeFile(path, contents)
  const file = basename(path)
  return { ...measure(contents), file, parts: { [file]: gzipped(contents) }, imports: [] }
}

/** Turns style sheets imported by code into minified text; style sheets that are entries remain files. */
const sheetText: Plugin = {
  name: 'sheet-text',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\.css$/, namespace: 'file' }, ({ kind, path, resolveDir }) =>
      kind === 'import-statement' ? { path: join(resolveDir, path), namespace: 'sheet-text' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'sheet-text' }, async ({ path }) => {
      const sheet = await build({
        entryPoints: [path],
        bundle: true,
        minify: true,
        target,
        write: false,
        metafile: true,
      })
      const watchFiles = Object.keys(sheet.metafile.inputs)
      return { contents: sheet.outputFiles[0]?.text ?? '', loader: 'text', watchFiles }
    })
  },
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${describeSizes(await buildBrowser())}\n`)
}
