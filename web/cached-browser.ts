import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { builtFolder } from '../bot/content/content-folder.ts'
import { filesIn, hashFiles } from '../bot/content/hash-files.ts'
import { keepFile } from '../bot/content/keep-file.ts'
import type { Manifest } from './manifest.ts'

const root = dirname(import.meta.dirname)

interface BrowserCode {
  readonly manifest: Manifest
  /** Contains the files that the manifest names. */
  readonly assetFolder: string
}

/**
 * The browser code, in a folder below `folder`: left there by an earlier start, or bundled now by `build` if a
 * source file, a text of the launcher or the version of a package has changed.
 */
export async function cachedBrowser(
  folder: string = builtFolder,
  build: (assetFolder: string) => Promise<Manifest> = bundle,
): Promise<BrowserCode> {
  const assetFolder = join(folder, 'assets')
  const file = join(folder, `browser-${sourceVersion()}.bin`)
  const kept = readKept(file)
  if (kept && namesOf(kept).every(name => existsSync(join(assetFolder, name))))
    return { manifest: kept, assetFolder }
  const manifest = await build(assetFolder)
  keepFile(file, serialize(manifest))
  return { manifest, assetFolder }
}

/** The bundler is loaded only when it is needed. */
const bundle = async (assetFolder: string): Promise<Manifest> =>
  (await import('./build-browser.ts')).buildBrowser(assetFolder)

function readKept(file: string): Manifest | null {
  try {
    return deserialize(readFileSync(file))
  } catch {
    // Missing or incomplete.
    return null
  }
}

const namesOf = (manifest: Manifest): readonly string[] =>
  Object.values(manifest).flatMap(({ file, imports }) => [file, ...imports])

const sourceVersion = (): string =>
  hashFiles([
    ...['bot', 'web'].flatMap(part => filesIn(join(root, part))),
    ...['content/embed.yaml', 'package-lock.json'].map(path => join(root, path)),
  ])
