/**
 * Starts the desk from a bundle of its own code, which is kept among the built files: to read 450 files one by one and
 * translate them costs more than everything else that a start does. When a file has changed it is bundled anew.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = dirname(import.meta.dirname)

const paths = ['bot', 'web'].flatMap(part =>
  readdirSync(join(root, part), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name)),
)
// The bundle holds paths of files beside the code, so it is good for this place only.
const hash = createHash('sha256').update(root)
for (const path of paths.sort()) hash.update(readFileSync(path))

const folder = join(root, 'dist', `desk-${hash.digest('hex').slice(0, 16)}`)
if (!existsSync(folder)) {
  const { tsImport } = await import('tsx/esm/api')
  const { bundleDesk } = await tsImport('./bundle-desk.ts', import.meta.url)
  await bundleDesk(folder)
}
await import(pathToFileURL(join(folder, 'main.js')).href)
