import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { contentFolder } from '../../content/content-folder.ts'
import { readContentFiles } from '../../content/load-content.ts'
import type { Problem } from '../../content/problem.ts'
import type { ContentFile } from '../../content/source.ts'
import { readScripts, type Script } from '../../script/read-scripts.ts'
import { StartFailure } from '../../start-failure.ts'

/** The scripted dialogs that come with posdesk. */
export const scriptFolder: string = join(contentFolder, '..', 'test', 'dialogs')

/** The scripts at `paths` (files or folders; none: those that come with posdesk), their file names as seen from here. */
export function loadScripts(
  paths: readonly string[],
  utterances: Readonly<Record<string, readonly string[]>>,
): { scripts: Script[]; problems: Problem[] } {
  const loaded = (paths.length === 0 ? [scriptFolder] : paths).map(path => loadPath(path, utterances))
  return {
    scripts: loaded.flatMap(({ scripts }) => scripts),
    problems: loaded.flatMap(({ problems }) => problems),
  }
}

function loadPath(path: string, utterances: Readonly<Record<string, readonly string[]>>) {
  const full = resolve(path)
  if (!existsSync(full)) throw new StartFailure(`There is no file or folder ${path}.`)
  if (statSync(full).isDirectory()) {
    return readScripts(filesIn(full), { folder: seenFromHere(full), utterances })
  }
  const folder = full.startsWith(scriptFolder + sep) ? scriptFolder : dirname(full)
  const own = seenFromHere(full)
  const files = filesIn(folder).filter(file => file.path === own || isPart(file))
  const read = readScripts(files, { folder: seenFromHere(folder), utterances })
  return { ...read, problems: read.problems.filter(({ file }) => file === own || read.scripts.length === 0) }
}

/** Every YAML file below the folder, named as seen from here. */
const filesIn = (folder: string): ContentFile[] =>
  readContentFiles(folder).map(({ path, text }) => ({ path: seenFromHere(join(folder, path)), text }))

const isPart = ({ text }: ContentFile): boolean => /^part:/m.test(text)

const seenFromHere = (full: string): string => relative('', full).split(sep).join('/')

/** The text of a script file as it is now. */
export const readScriptText = (file: string): string => readFileSync(file, 'utf8')
