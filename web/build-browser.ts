import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'
import { parse } from 'yaml'
import { embedTextsSchema } from '../bot/content/embed-schema.ts'

/** One file that the browser loads. */
export interface Asset {
  /** Name in the output folder, with a hash of its content: may be cached for ever. */
  readonly file: string
  readonly bytes: number
  readonly gzip: number
  /** Value for an `integrity` attribute. */
  readonly integrity: string
  /** Bytes on the wire of each file that comes with it, itself among them, by name. */
  readonly parts: Readonly<Record<string, number>>
  /** Other files it loads at once. */
  readonly imports: readonly string[]
}

/** Entry names (`support-chat.js`, `page.css`) and what they were built to. */
export type Manifest = Readonly<Record<string, Asset>>

const root = dirname(dirname(fileURLToPath(import.meta.url)))

type Entries = Readonly<Record<string, string>>

/** The elements and the pages made of them: they share libraries, and the terminal's parts. */
const elementEntries: Entries = {
  'support-chat': 'web/embed/mount-chat.ts',
  'pos-terminal': 'web/terminal/pos-terminal.ts',
  'terminal-keypad': 'web/terminal/parts/keypad.ts',
  'terminal-touch': 'web/terminal/parts/touch.ts',
  'terminal-cards': 'web/terminal/parts/cards.ts',
  'terminal-slips': 'web/terminal/parts/slips.ts',
  'terminal-faults': 'web/terminal/parts/faults.ts',
  'terminal-trainer': 'web/terminal/parts/trainer.ts',
  'signature-pad': 'web/terminal/signature-pad.ts',
  'simulator-page': 'web/terminal/simulator-page.ts',
  'watched-terminal': 'web/training/browser/watched-terminal.ts',
  'training-page': 'web/training/browser/training-page.ts',
}

/** What server-drawn pages load. Built apart: a few lines that a page has in common with the chat would split it. */
const pageEntries: Entries = {
  'guide-page': 'web/guide/browser/guide-page.ts',
  'offline-worker': 'web/offline/offline-worker.ts',
  'console-page': 'web/console/browser/console-page.ts',
  'figures-page': 'web/console/browser/figures-page.ts',
  page: 'web/styles/page.css',
  'no-script': 'web/styles/no-script.css',
  console: 'web/styles/console.css',
  mark: 'web/styles/mark.svg',
}

/** Oldest browser served: the WebView of payment terminals sold since 2020. */
const target = 'chrome80'

/** Chrome 80 has `?.`; what it gets wrong is spread arguments behind one, which a test keeps out of the files. */
const supported = { 'optional-chain': true }

/** Bundles the browser code into `folder`, minified, with the hash of the content in each name. */
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
    // Elements that share a library share one copy of it.
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

/** The script that other sites embed: a classic one, so that one line is enough; it knows the chat's files by hash. */
async function buildLauncher(folder: string, manifest: Manifest, built: Built): Promise<Asset> {
  const chat = manifest['support-chat.js']
  const files = chat ? [chat.file, ...chat.imports] : []
  const texts = embedTextsSchema.parse(parse(await readFile(join(root, 'content/embed.yaml'), 'utf8')))
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: 'web/embed/embed.ts', out: 'embed' }],
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
  if (!output) throw new Error('The launcher was built to no file: see the entry point in build-browser.ts.')
  const { path, contents } = output
  await writeFile(path, contents)
  const file = basename(path)
  return { ...measure(contents), file, parts: { [file]: gzipped(contents) }, imports: [] }
}

/** Style sheets that code imports become minified text; those that are entries stay files. */
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

type Built = ReadonlyMap<string, Uint8Array>

function describeOutputs(metafile: Metafile, entries: Entries, built: Built): Manifest {
  const manifest: Record<string, Asset> = {}
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const contents = built.get(basename(path))
    const entry = Object.entries(entries).find(([, source]) => source === output.entryPoint)
    if (!entry || !contents) continue
    const imports = importsOf(metafile, path)
    const parts = Object.fromEntries(
      [basename(path), ...imports].map(file => [file, gzipped(built.get(file))]),
    )
    manifest[entry[0] + path.slice(path.lastIndexOf('.'))] = {
      ...measure(contents),
      file: basename(path),
      gzip: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0),
      parts,
      imports,
    }
  }
  return manifest
}

/** Names of all files that come with an output at once, those of its parts included. */
function importsOf({ outputs }: Metafile, path: string): string[] {
  const found = new Set<string>()
  const visit = (from: string): void => {
    for (const { kind, path: imported } of outputs[from]?.imports ?? []) {
      if (kind !== 'import-statement' || found.has(imported)) continue
      found.add(imported)
      visit(imported)
    }
  }
  visit(path)
  return [...found].map(imported => basename(imported))
}

const measure = (contents: Uint8Array): Pick<Asset, 'bytes' | 'gzip' | 'integrity'> => ({
  bytes: contents.byteLength,
  gzip: gzipped(contents),
  integrity: integrityOf(contents),
})

const integrityOf = (contents: Uint8Array = new Uint8Array()): string =>
  `sha384-${createHash('sha384').update(contents).digest('base64')}`

const gzipped = (contents: Uint8Array | undefined): number =>
  contents ? gzipSync(contents, { level: 9 }).byteLength : 0

/** Bytes on the wire that `assets` take together where `present` is loaded already. */
export function gzipOnTop(assets: readonly Asset[], present: Asset): number {
  const parts: Readonly<Record<string, number>> = Object.assign({}, ...assets.map(asset => asset.parts))
  return Object.entries(parts).reduce((sum, [file, gzip]) => sum + (file in present.parts ? 0 : gzip), 0)
}

/** A table of the entries: size on the wire, shared parts included; the address that never changes; its integrity. */
export function describeSizes(manifest: Manifest): string {
  return Object.entries(manifest)
    .map(
      ([name, { gzip, bytes, file, integrity }]) =>
        `${name.padEnd(20)} ${kilobytes(gzip)} gzip  ${kilobytes(bytes)} plain  /assets/${file}  ${integrity}`,
    )
    .join('\n')
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KB`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${describeSizes(await buildBrowser())}\n`)
}
