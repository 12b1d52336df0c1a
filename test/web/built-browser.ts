import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildBrowser } from '../../web/build-browser.ts'
import type { Manifest } from '../../web/manifest.ts'

export interface BuiltBrowser {
  readonly manifest: Manifest
  /** Holds the files. */
  readonly folder: string
}

let built: Promise<BuiltBrowser> | undefined

/** The browser's files, built once for all tests of this process and removed with it. */
export function builtBrowser(): Promise<BuiltBrowser> {
  built ??= build()
  return built
}

async function build(): Promise<BuiltBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-browser-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return { manifest: await buildBrowser(folder), folder }
}
