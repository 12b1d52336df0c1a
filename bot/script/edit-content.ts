import { compileContent } from '../content/compile-content.ts'
import { formatProblem } from '../content/problem.ts'
import type { ContentFile } from '../content/source.ts'
import { buildModel } from '../understanding/build-model.ts'
import type { Brain } from './desk-in-process.ts'
import type { ContentEdit } from './script.ts'

/** Makes the edits of content files that scripts ask for; the same edit is compiled only once. */
export function contentEditor(
  files: readonly ContentFile[],
  brain: Brain,
): (edit: ContentEdit) => Brain | { readonly refused: string } {
  const made = new Map<string, Brain | { readonly refused: string }>()
  return edit => {
    const key = JSON.stringify(edit)
    const found = made.get(key) ?? editContent(files, brain, edit, `${brain.dialog.version}+${made.size + 1}`)
    made.set(key, found)
    return found
  }
}

function editContent(
  files: readonly ContentFile[],
  { model }: Brain,
  edit: ContentEdit,
  version: string,
): Brain | { readonly refused: string } {
  let edited = files
  for (const [path, replacements] of Object.entries(edit)) {
    if (!files.some(file => file.path === path)) return { refused: `there is no content file ${path}` }
    for (const [from, to] of Object.entries(replacements)) {
      const before = edited.find(file => file.path === path)?.text ?? ''
      if (!before.includes(from)) return { refused: `「${from}」 does not stand in ${path}` }
      edited = edited.map(file => (file.path === path ? { path, text: before.replaceAll(from, to) } : file))
    }
  }
  const { content, problems } = compileContent(edited, version)
  if (!content)
    return { refused: `the edited content has problems:\n${problems.map(formatProblem).join('\n')}` }
  // Training takes longer than everything else together, and most edits change only flows.
  const taught = Object.keys(edit).some(path => !path.startsWith('flows/'))
  return { dialog: content.dialog, model: taught ? buildModel(content.understanding) : model }
}
