import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import type { Terminal } from '../../cli.ts'
import { formatPlace } from '../../content/problem.ts'
import type { Script } from '../../script/read-scripts.ts'
import type { Failure } from '../../script/result.ts'
import { rewriteText } from '../../script/rewrite-text.ts'
import type { Run } from '../../script/run.ts'
import { readScriptText } from './load-scripts.ts'

/** No script has more texts than this, so accepting one after the other comes to an end. */
const mostPasses = 500

interface Updating {
  load(): readonly Script[]
  play(scripts: readonly Script[]): Promise<Run>
}

/**
 * `--update`: shows each exact text that the bot now words differently, and writes the new wording into the script: at
 * a shell after asking, elsewhere at once. Gives the last run, with everything accepted.
 */
export async function updateWording({ load, play }: Updating, terminal: Terminal): Promise<Run> {
  const declined = new Set<string>()
  let accepted = 0
  for (let pass = 0; pass < mostPasses; pass++) {
    const run = await play(load())
    const [failure] = run.played
      .flatMap(({ result }) => (result.outcome === 'failed' ? [result.failure] : []))
      .filter(({ wording, place }) => wording !== null && !declined.has(formatPlace(place)))
    if (!failure) {
      terminal.stdout.write(`${accepted} texts accepted\n`)
      return run
    }
    if (await accept(failure, terminal)) accepted += 1
    else declined.add(formatPlace(failure.place))
  }
  throw new Error(
    `Wording was accepted ${mostPasses} times and still differs: a rewritten text reads otherwise.`,
  )
}

async function accept({ place, wording }: Failure, { stdin, stdout }: Terminal): Promise<boolean> {
  if (!wording) return false
  stdout.write(`${formatPlace(place)}\n- ${wording.from}\n+ ${wording.to}\n`)
  const file = { path: place.file, text: readScriptText(place.file) }
  const rewritten = wording.literal ? rewriteText(file, wording.path, wording) : null
  if (rewritten === null) {
    stdout.write('This text is put together from variables: change it by hand.\n')
    return false
  }
  if (!(await confirmed(stdin, stdout))) return false
  writeFileSync(place.file, rewritten)
  return true
}

async function confirmed(stdin: NodeJS.ReadableStream, stdout: NodeJS.WritableStream): Promise<boolean> {
  if (!('isTTY' in stdin) || stdin.isTTY !== true) return true
  const question = createInterface({ input: stdin, output: stdout })
  try {
    return /^y/i.test(await question.question('Accept? [y/N] '))
  } finally {
    question.close()
  }
}
