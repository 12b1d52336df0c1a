import { contentFolder } from '../../bot/content/content-folder.ts'
import { loadContent, readContentFiles } from '../../bot/content/load-content.ts'
import type { ContentFile } from '../../bot/content/source.ts'
import { type Brain, openDeskInProcess, type TakenTurn } from '../../bot/script/desk-in-process.ts'
import { contentEditor } from '../../bot/script/edit-content.ts'
import { play } from '../../bot/script/play.ts'
import { readScripts, type Script } from '../../bot/script/read-scripts.ts'
import type { Failure, Result } from '../../bot/script/result.ts'
import { buildModel } from '../../bot/understanding/build-model.ts'
import { contentWith } from '../dialog/small-content.ts'

export const content = loadContent(contentFolder)
const model = buildModel(content.understanding)
export const realBrain: Brain = { dialog: content.dialog, model }
export const edit = contentEditor(readContentFiles(contentFolder), realBrain)

/** A flow with every kind of node, small enough to be held in mind. */
export const storageFull = `
start: settled
nodes:
  settled:
    ask: 结算过吗？
    slot: settled
    choices:
      - {id: not-yet, label: 还没有, means: [deny], go: hint}
      - {id: settled, label: 结算过了, means: [affirm], go: which}
      - {id: unsure, label: 说不清, when: {unknown: kind}, go: hint}
  hint:
    say: 先做结算。
    go: explain
  explain:
    run: settlement-steps
    go: which
  which:
    branch:
      - {when: {slots: {kind: esign}}, go: solved}
      - {go: person}
  solved: {end: solved, say: 好了。}
  person: {handoff: true, say: '转给人工：{summary}'}
`
export const settlementSteps = `
start: kind
nodes:
  kind:
    ask: 哪种机器？
    slot: kind
    choices:
      - {id: classic, label: 带按键的, go: press}
      - {id: esign, label: 电签, go: press}
  press:
    step: 1
    name: 结算
    ask: {classic: 按结算。, default: 点结算。}
    do: {classic: [菜单, 管理, 结算]}
    choices:
      - {id: done, label: 好了, means: [done], seen: {fact: totals-shown}, go: end}
      - {id: back, label: 不会, go: end}
  end: {end: solved}
`.replace('id: back', 'id: helpless')

/** Content of two small flows, answered by the real understanding. */
export const smallBrain: Brain = {
  dialog: contentWith({ 'storage-full': storageFull, 'settlement-steps': settlementSteps }),
  model,
}

/** The scripts of files given by name and text; problems throw. */
export function scriptsOf(files: Readonly<Record<string, string>>): Script[] {
  const sources = Object.entries(files).map(([path, text]): ContentFile => ({ path, text }))
  const { scripts, problems } = readScripts(sources, { folder: '', utterances: { affirm: ['是的', '对'] } })
  if (problems.length > 0) throw new Error(problems.map(({ sentence }) => sentence).join('\n'))
  return scripts
}

/** Plays steps, given as YAML, on the small flows unless told otherwise. */
export async function playSteps(
  steps: string,
  { brain = smallBrain, onTurn }: { brain?: Brain; onTurn?: (turn: TakenTurn) => void } = {},
): Promise<Result> {
  const [script] = scriptsOf({ 'test.yaml': `title: test\n${steps}` })
  if (!script) throw new Error('This is no script.')
  const desk = openDeskInProcess({ brain, at: script.at, edit, ...(onTurn ? { onTurn } : {}) })
  return play(script, desk, content.terminals)
}

/** The failure of steps that must fail. */
export async function failureOf(steps: string): Promise<Failure> {
  const result = await playSteps(steps)
  if (result.outcome !== 'failed') throw new Error(`The script ${result.outcome}.`)
  return result.failure
}
