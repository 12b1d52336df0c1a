import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'

/** One file that the browser loads. */
export interface Asset {
  /** Name in the output folder, with a hash of its content: may be cached for ever. */
  readonly file: string
  readonly bytes: number
  readonly gzip: number
  /** Value for an `integrity` attribute. */
  readonly integrity: string
  /** Other files it loads at once. */
  readonly imports: readonly string[]
}

/** Entry names (`support-chat.js`, `page.css`) and what they were built to. */
export type Manifest = Readonly<Record<string, Asset>>

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What is built: the elements, and the style sheets of server-drawn pages. */
export const browserEntries: Readonly<Record<string, string>> = {
  'support-chat': 'web/widget/support-chat.ts',
  'pos-terminal': 'web/terminal/pos-terminal.ts',
  'simulator-page': 'web/terminal/simulator-page.ts',
  'console-page': 'web/console/browser/console-page.ts',
  page: 'web/styles/page.css',
  console: 'web/styles/console.css',
  mark: 'web/styles/mark.svg',
}

/** Oldest browser served: the WebView of payment terminals sold since 2020. */
const target = 'chrome80'

/** Bundles the browser code into `folder`, minified, with the hash of the content in each name. */
export async function buildBrowser(folder: string = join(root, 'dist')): Promise<Manifest> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(browserEntries).map(([out, path]) => ({ in: path, out })),
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
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    write: false,
    plugins: [sheetText],
  })
  await mkdir(folder, { recursive: true })
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)))
  const built = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
  return describeOutputs(metafile, built)
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

function describeOutputs(metafile: Metafile, built: ReadonlyMap<string, Uint8Array>): Manifest {
  const manifest: Record<string, Asset> = {}
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const contents = built.get(basename(path))
    const entry = Object.entries(browserEntries).find(([, source]) => source === output.entryPoint)
    if (!entry || !contents) continue
    const imports = output.imports
      .filter(({ kind }) => kind === 'import-statement')
      .map(imported => basename(imported.path))
    manifest[entry[0] + path.slice(path.lastIndexOf('.'))] = {
      file: basename(path),
      bytes: contents.byteLength,
      gzip: [path, ...imports].reduce((sum, file) => sum + gzipped(built.get(basename(file))), 0),
      integrity: `sha384-${createHash('sha384').update(contents).digest('base64')}`,
      imports,
    }
  }
  return manifest
}

const gzipped = (contents: Uint8Array | undefined): number =>
  contents ? gzipSync(contents, { level: 9 }).byteLength : 0

/** A table of the entries with their size on the wire, shared parts included. */
export function describeSizes(manifest: Manifest): string {
  return Object.entries(manifest)
    .map(([name, { gzip, bytes }]) => `${name.padEnd(20)} ${kilobytes(gzip)} gzip  ${kilobytes(bytes)} plain`)
    .join('\n')
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KB`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${describeSizes(await buildBrowser())}\n`)
}
