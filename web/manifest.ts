import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'
import type { Entries } from './browser-entries.ts'

/** One file that the browser loads. */
export interface Asset {
  /** The name in the output folder, with a hash of the content: it may be cached for ever. */
  readonly file: string
  readonly bytes: number
  readonly gzip: number
  /** Value for an `integrity` attribute. */
  readonly integrity: string
  /** Gzipped bytes by name, for this file and each file that comes with it. */
  readonly parts: Readonly<Record<string, number>>
  /** The other files that it loads at once. */
  readonly imports: readonly string[]
}

/** Entry names (`support-chat.js`, `page.css`) → the files built from them. */
export type Manifest = Readonly<Record<string, Asset>>

/** Names of built files → their contents. */
export type Built = ReadonlyMap<string, Uint8Array>

/** Describes the entries among the outputs of a build, each with every file that comes with it. */
export function describeOutputs(metafile: Metafile, entries: Entries, built: Built): Manifest {
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

/** Names of all files that an output loads at once, directly or through its imports. */
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

/** Size and integrity of one file. */
export const measure = (contents: Uint8Array): Pick<Asset, 'bytes' | 'gzip' | 'integrity'> => ({
  bytes: contents.byteLength,
  gzip: gzipped(contents),
  integrity: integrityOf(contents),
})

export const integrityOf = (contents: Uint8Array = new Uint8Array()): string =>
  `sha384-${createHash('sha384').update(contents).digest('base64')}`

/** Bytes on the wire, compressed. */
export const gzipped = (contents: Uint8Array | undefined): number =>
  contents ? gzipSync(contents, { level: 9 }).byteLength : 0

/**
 * Lists the entries: compressed size including shared parts, plain size, the address that never changes, and
 * the integrity.
 */
export function describeSizes(manifest: Manifest): string {
  return Object.entries(manifest)
    .map(
      ([name, { gzip, bytes, file, integrity }]) =>
        `${name.padEnd(20)} ${kilobytes(gzip)} gzip  ${kilobytes(bytes)} plain  /assets/${file}  ${integrity}`,
    )
    .join('\n')
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KB`
