import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../..')
const folder = (path: string): string[] =>
  readdirSync(join(root, path)).flatMap(name => (name.endsWith('.css') ? [`${path}/${name}`] : []))

/** All that the widget wears on a page of another site, as it is written. */
const sheets = [
  'web/tokens.css',
  'web/embed/launcher.css',
  'web/styles/chat/chat.css',
  ...folder('web/terminal/styles'),
]

interface Rule {
  readonly selector: string
  readonly body: string
}

/** The rules of a sheet as it is shipped, those inside of `@media` among them; what `@supports` guards is left out. */
async function readRules(path: string): Promise<readonly Rule[]> {
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    minify: true,
    target: 'chrome80',
    write: false,
  })
  const text = (outputFiles[0]?.text ?? '').replace(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*\}/g, '')
  return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector,
    body,
  }))
}

/** Declarations that Chrome 80 drops, by the version that brought them, where dropping them would be seen. */
const newerDeclarations: Readonly<Record<string, RegExp>> = {
  'a gap between flex items (84)': /display:(inline-)?flex.*gap:[^0]|gap:[^0].*display:(inline-)?flex/,
  'inset (87)': /(^|;)inset(-block|-inline)?:/,
  'both inline or block sides at once (87)': /(^|;)(margin|padding)-(inline|block):/,
  'aspect-ratio (88)': /(^|;)aspect-ratio:/,
  'units of the dynamic viewport (108)': /\d(d|s|l)v(h|w)\b/,
  'mixed colours (111)': /color-mix\(|light-dark\(|oklch\(/,
  'single transforms (104)': /(^|;)(translate|rotate|scale):/,
}

const newerSelectors = /:is\(|:where\(|:has\(|:not\([^)]*,|&/

for (const path of sheets) {
  test(`${path} looks the same in Chrome 80`, async t => {
    const rules = await readRules(path)
    t.true(rules.length > 0)
    for (const { selector, body } of rules) {
      for (const [what, pattern] of Object.entries(newerDeclarations)) {
        t.notRegex(body, pattern, `${selector}: ${what}`)
      }
      t.notRegex(selector, newerSelectors)
      // A list with one unknown selector is dropped whole; the ring that the browser draws itself must remain.
      const parts = selector.split(',')
      const marked = parts.filter(part => part.includes(':focus-visible')).length
      t.true(marked === 0 || marked === parts.length, selector)
    }
    const grouped = rules.some(({ selector }) => /@(layer|container|property)/.test(selector))
    t.false(grouped)
  })
}
