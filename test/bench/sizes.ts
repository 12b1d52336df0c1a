import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildBrowser } from '../../web/build-browser.ts'
import type { Asset, Manifest } from '../../web/manifest.ts'
import { gzipOnTop } from '../web/gzip-on-top.ts'

/** What each peer ships for a script tag or an import without further bundling, below `node_modules`. */
const peers: readonly (readonly [name: string, file: string])[] = [
  ['Typebot (@typebot.io/js, dist/web.js)', '@typebot.io/js/dist/web.js'],
  ['deep-chat (dist/deepChat.bundle.js)', 'deep-chat/dist/deepChat.bundle.js'],
  ['Botpress (@botpress/webchat, dist/index.umd.cjs)', '@botpress/webchat/dist/index.umd.cjs'],
  ['BotFramework-WebChat, minimal', 'botframework-webchat/dist/webchat-minimal.js'],
  ['BotFramework-WebChat, whole', 'botframework-webchat/dist/webchat.js'],
]

/** Prints what a browser loads at each stage, gzip level 9, beside the shipped bundles of the peers. */
export async function run(): Promise<void> {
  const manifest = await buildBrowser(join(tmpdir(), 'posdesk-sizes'))
  const sizeOnTop = (...names: readonly string[]): number => {
    const chat = named(manifest, 'support-chat.js')
    return gzipOnTop(
      ['pos-terminal.js', ...names].map(name => named(manifest, name)),
      chat,
    )
  }
  const own: (readonly [string, number])[] = [
    ['posdesk: launcher, before it is opened', named(manifest, 'embed.js').gzip],
    ['posdesk: chat, all its files', named(manifest, 'support-chat.js').gzip],
    ['posdesk: keypad terminal when shown, on top of the chat', sizeOnTop('terminal-keypad.js')],
    ['posdesk: touch terminal when shown, on top of the chat', sizeOnTop('terminal-touch.js')],
    ['posdesk: keypad terminal with a rare fault', sizeOnTop('terminal-keypad.js', 'terminal-faults.js')],
    ['posdesk: keypad terminal that has printed', sizeOnTop('terminal-keypad.js', 'terminal-slips.js')],
    [
      'posdesk: keypad terminal that has printed and taken a card',
      sizeOnTop('terminal-keypad.js', 'terminal-slips.js', 'terminal-cards.js'),
    ],
  ]
  const theirs = await Promise.all(
    peers.map(async ([name, file]): Promise<readonly [string, number]> => {
      const bundle = await readFile(join(import.meta.dirname, 'node_modules', file))
      return [name, gzipSync(bundle, { level: 9 }).byteLength]
    }),
  )
  const rows = [...own, ...theirs]
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(
    ([name, bytes]) => `${name.padEnd(width)}  ${(bytes / 1024).toFixed(1).padStart(7)} KB`,
  )
  process.stdout.write(`Size, gzip\n${lines.join('\n')}\n`)
}

function named(manifest: Manifest, name: string): Asset {
  const asset = manifest[name]
  if (!asset) throw new Error(`The build made no "${name}": name one of browser-entries.ts.`)
  return asset
}
