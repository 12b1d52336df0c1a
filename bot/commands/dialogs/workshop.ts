import { isDeepStrictEqual } from 'node:util'
import type { Content } from '../../content/content.ts'
import { contentFolder } from '../../content/content-folder.ts'
import { loadContent, readContentFiles } from '../../content/load-content.ts'
import type { ContentFile } from '../../content/source.ts'
import type { Brain, InProcessParts } from '../../script/desk-in-process.ts'
import { contentEditor } from '../../script/edit-content.ts'
import { buildModel } from '../../understanding/build-model.ts'

/** All that scripts are played with in process. */
export interface Workshop {
  readonly files: readonly ContentFile[]
  readonly content: Content
  readonly brain: Brain
  readonly edit: InProcessParts['edit']
  /** Intent → its utterances. */
  readonly utterances: Readonly<Record<string, readonly string[]>>
}

/** Loads the content and builds the understanding, or keeps that of an earlier workshop where nothing changed. */
export function openWorkshop(earlier?: Workshop, folder: string = contentFolder): Workshop {
  const files = readContentFiles(folder)
  const content = loadContent(folder, files)
  const kept = earlier && isDeepStrictEqual(earlier.content.understanding, content.understanding)
  const brain = {
    dialog: content.dialog,
    model: kept ? earlier.brain.model : buildModel(content.understanding),
  }
  const { intents } = content.understanding
  const utterances = Object.fromEntries(intents.map(({ id, utterances: lines }) => [id, lines]))
  return { files, content, brain, edit: contentEditor(files, brain), utterances }
}
