import { join } from 'node:path'
import test from 'ava'
import { z } from 'zod'
import { checkChoices } from '../../bot/content/check-choices.ts'
import { checkLessons } from '../../bot/content/check-lessons.ts'
import { compileContent } from '../../bot/content/compile-content.ts'
import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent, readContentFiles } from '../../bot/content/load-content.ts'
import { type Problem, problemCatalogue } from '../../bot/content/problem.ts'
import { type ContentFile, parseSource } from '../../bot/content/source.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'

/** One thing done wrong to the shipped content, and where the check must point. */
const sampleSchema = z.strictObject({
  file: z.string(),
  text: z.string().optional(),
  edit: z.strictObject({ find: z.string(), put: z.string() }).optional(),
  remove: z.literal(true).optional(),
  reported: z.string().optional(),
  at: z.string().regex(/^\d+:\d+$/),
})
type Sample = z.infer<typeof sampleSchema>

const shipped = readContentFiles(contentFolder)
const model = buildModel(loadContent(contentFolder).understanding)
const samples = readContentFiles(join(import.meta.dirname, 'broken'))

function breakContent({ file, text, edit, remove }: Sample): ContentFile[] {
  const others = shipped.filter(({ path }) => path !== file)
  if (remove) return others
  const original = shipped.find(({ path }) => path === file)?.text ?? ''
  if (edit && !original.includes(edit.find))
    throw new Error(`${file} no longer has 「${edit.find}」: edit it.`)
  return [...others, { path: file, text: text ?? (edit ? original.replace(edit.find, edit.put) : original) }]
}

function check(files: readonly ContentFile[]): readonly Problem[] {
  const { content, problems } = compileContent(files, 'broken')
  return content ? [...problems, ...checkChoices(files, content.dialog, model)] : problems
}

/** Every exercise is solved only where a lesson was broken: it takes its time. */
function checkTaught(files: readonly ContentFile[], { file }: Sample): readonly Problem[] {
  const { content } = compileContent(files, 'broken')
  return content && /^(lessons\/|training)/.test(file) ? checkLessons(files, content) : []
}

/** Reported by the slow part of the check, from small content: test/understanding/check-understanding.test.ts. */
const slowAdvice = ['two-meanings', 'thin-intent', 'near-duplicate', 'misread-utterance', 'shadowed-rule']

const line = ({ code, file, line, column }: Problem): string => `${code} ${file}:${line}:${column}`
/** What the shipped content is warned of, wherever it stands. */
const known = new Set(check(shipped).map(({ sentence }) => sentence))

for (const { path, text } of samples) {
  const code = path.replace('.yaml', '')
  test(`the broken sample ${code} is reported by its code, at its place`, t => {
    const sample = sampleSchema.parse(parseSource({ path, text }).source?.data)
    const files = breakContent(sample)
    const found = [...check(files), ...checkTaught(files, sample)].filter(
      ({ sentence }) => !known.has(sentence),
    )
    t.deepEqual([...new Set(found.map(problem => problem.code))], [code])
    t.deepEqual(found.slice(0, 1).map(line), [`${code} ${sample.reported ?? sample.file}:${sample.at}`])
  })
}

/** What only a script can do wrong; `test/script/read-scripts.test.ts` has a broken script for each. */
const ofScripts = [
  ...['unknown-step', 'unknown-part', 'part-cycle', 'too-many-steps', 'too-many-rows'],
  ...['unset-variable', 'one-variable', 'bad-pattern', 'runaway-pattern'],
]

test('every problem that the check can report has a broken sample', t => {
  t.deepEqual(
    samples.map(({ path }) => path.replace('.yaml', '')).sort(),
    Object.keys(problemCatalogue)
      .filter(code => !slowAdvice.includes(code) && !ofScripts.includes(code))
      .sort(),
  )
})
