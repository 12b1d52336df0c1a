import { isDeepStrictEqual } from 'node:util'
import { cachedModel } from '../../content/cached-model.ts'
import type { Content } from '../../content/content.ts'
import { builtFolder, contentFolder } from '../../content/content-folder.ts'
import { loadContent, readContentFiles } from '../../content/load-content.ts'
import type { ContentFile } from '../../content/source.ts'
import type { Brain, InProcessParts } from '../../script/desk-in-process.ts'
import { contentEditor } from '../../script/edit-content.ts'

/** All that scripts are played with in process. */
export interface Workshop {
  readonly files: readonly ContentFile[]
  readonly content: Content
  readonly brain: Brain
  readonly edit: InProcessParts['edit']
  /** Intent → its utterances. */
  readonly utterances: Readonly<Record<string, readonly string[]>>
}

// Training takes longer than everything else: while its content stays the same, a process trains once.
let earlier: Workshop | undefined

/** Loads the content and builds the understanding, or keeps the last workshop's where its content has not changed. */
export function openWorkshop(folder: string = contentFolder): Workshop {
  const files = readContentFiles(folder)
  const content = loadContent(folder, files)
  const same = earlier && isDeepStrictEqual(earlier.content.understanding, content.understanding)
  const kept = same ? earlier?.brain.model : undefined
  const brain = {
    dialog: content.dialog,
    model: kept ?? cachedModel(content.understanding, builtFolder),
  }
  const { intents } = content.understanding
  const utterances = Object.fromEntries(intents.map(({ id, utterances: lines }) => [id, lines]))
  earlier = { files, content, brain, edit: contentEditor(files, brain), utterances }
  return earlier
}
