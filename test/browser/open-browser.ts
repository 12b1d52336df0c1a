import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { builtFolder } from '../../bot/content/content-folder.ts'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

/**
 * Starts a real Chromium. The one without windows inside a registry package takes half the processor and is the same on
 * every machine; where it does not run, or where a `whole` one is needed (only that has notifications), an installed
 * Chromium or Chrome.
 */
export async function openBrowser(kind: 'shell' | 'whole' = 'shell'): Promise<Browser> {
  const own = installed.find(path => existsSync(path))
  if (own && (kind === 'whole' || !shellRuns)) return chromium.launch({ executablePath: own, args })
  try {
    return await chromium.launch({ executablePath: await unpackShell(), args })
  } catch (error) {
    if (!own) throw error
    return chromium.launch({ executablePath: own, args })
  }
}

/** For which machines the package has a program. */
const shellRuns = process.platform === 'linux' && process.arch === 'x64'

/** Unpacks the Chromium of the package where no other process has. */
async function unpackShell(): Promise<string> {
  const packed = fileURLToPath(new URL('../../bin/chromium.br', import.meta.resolve('@sparticuz/chromium')))
  const file = join(builtFolder, `headless-shell-${statSync(packed).size}`)
  if (existsSync(file)) return file
  mkdirSync(builtFolder, { recursive: true })
  // Renamed in one step: who starts at the same moment finds the whole program or none.
  const part = `${file}.${randomUUID()}.part`
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(part, { mode: 0o755 }))
  renameSync(part, file)
  return file
}
