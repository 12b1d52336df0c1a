import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Starts an installed Chromium or Chrome, or else the one that comes inside a registry package. */
export async function openBrowser(): Promise<Browser> {
  const own = installed.find(path => existsSync(path))
  return chromium.launch(
    own
      ? { executablePath: own, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] }
      : { executablePath: await sparticuz.executablePath(), args: sparticuz.args },
  )
}
