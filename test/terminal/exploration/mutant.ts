import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Core } from './core.ts'

/** One mistake put into the terminal's source. */
export interface Mutant {
  readonly name: string
  /** Below `bot/terminal`. */
  readonly file: string
  /** Must stand in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** The start from which the mistake shows. */
  readonly run: string
}

/** Bundles the terminal with the mistake in it. */
export async function mutantCore({ file, find, replace }: Mutant): Promise<Core> {
  const path = fileURLToPath(new URL(`../../../bot/terminal/${file}`, import.meta.url))
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2)
    throw new Error(`"${find}" does not stand once in ${file}. Mend the mutant.`)
  const result = await build({
    entryPoints: [fileURLToPath(new URL('core.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'mutant',
        setup(plugins) {
          plugins.onLoad({ filter: /\.ts$/ }, loaded =>
            loaded.path === path ? { contents: source.replace(find, () => replace), loader: 'ts' } : null,
          )
        },
      },
    ],
  })
  const code = result.outputFiles[0]?.text ?? ''
  const { core }: { core: Core } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return core
}
