import { randomUUID } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { dropOldest } from '../bot/content/keep-file.ts'

const root = dirname(import.meta.dirname)

/** Bundles the desk's own code into `folder`, with `main.js` to start it. Packages stay where they are. */
export async function bundleDesk(folder: string): Promise<void> {
  const part = `${folder}.${randomUUID()}.part`
  await build({
    absWorkingDir: root,
    entryPoints: ['web/main.ts'],
    outdir: part,
    bundle: true,
    // What is loaded late stays a file of its own.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    // For `node --enable-source-maps`.
    sourcemap: true,
    sourcesContent: false,
    plugins: [ownPlace],
  })
  // Where another desk that started at the same moment was first, its bundle is the same.
  await rename(part, folder).catch(() => rm(part, { recursive: true }))
  dropOldest(dirname(folder), 'desk')
}

/** Code goes on finding the files beside it: `import.meta` is what it was before it was bundled. */
const ownPlace: Plugin = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const places = { dirname: dirname(path), filename: path, url: pathToFileURL(path).href }
      const contents = Object.entries(places).reduce(
        (placed, [name, place]) => placed.replaceAll(`import.meta.${name}`, JSON.stringify(place)),
        text,
      )
      return { contents, loader: 'ts' }
    })
  },
}
