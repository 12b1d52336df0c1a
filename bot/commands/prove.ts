import type { Command } from '../cli.ts'
import { cachedModel } from '../content/cached-model.ts'
import type { Content } from '../content/content.ts'
import { builtFolder, contentFolder } from '../content/content-folder.ts'
import { loadContent } from '../content/load-content.ts'
import { clumsyCases, proofCases, type Wanted } from '../proof/proof-matrix.ts'
import { proofTable } from '../proof/proof-table.ts'
import { type Proof, prove as proveOne } from '../proof/prove.ts'
import { uniteVisited } from '../proof/visited.ts'
import { StartFailure } from '../start-failure.ts'
import { terminalKinds } from '../terminal/device.ts'
import { readArguments } from './read-arguments.ts'

const usage = 'npm run prove [-- --fault ID] [--kind KIND] [--skin ID] [--verbose]'

/**
 * `npm run prove`: follows every flow on faulted terminals; fails when one is not cured or handed over, or when money
 * is lost. `--fault ID`, `--kind KIND`, `--skin ID` narrow it; `--verbose` prints every transcript.
 */
export const prove: Command = async (args, { stdout }) => {
  const { wanted, verbose } = readOptions(args)
  const content = loadContent(contentFolder)
  const model = cachedModel(content.understanding, builtFolder)
  const careful: Proof[] = []
  const clumsy: Proof[] = []
  for (const one of proofCases(content, model, wanted)) {
    const proof = proveOne(one)
    careful.push(proof)
    clumsy.push(...clumsyCases(one, proof.steps).map(proveOne))
  }
  if (careful.length === 0) throw new StartFailure('No fault fits: content/faults names them.')
  const failed = [...careful, ...clumsy].filter(({ outcome }) => outcome === 'failed')
  const line = (text: string) => void stdout.write(`${text}\n`)
  const told = verbose ? [...careful, ...failed.filter(proof => proof.clumsy !== null)] : failed
  for (const proof of told) describe(proof).forEach(line)
  proofTable(careful).forEach(line)
  for (const told of new Set(careful.flatMap(goneBefore))) line(told)
  const visited = uniteVisited(careful.map(proof => proof.visited))
  if (Object.keys(wanted).length === 0) unprovenEnds(content, visited.nodes).forEach(line)
  line(
    `${careful.length} walks and ${clumsy.length} clumsy ones over ${visited.nodes.length} nodes and ` +
      `${visited.edges.length} ways, ${failed.length} failed`,
  )
  return failed.length === 0 ? 0 : 1
}

function readOptions(args: readonly string[]): { wanted: Wanted; verbose: boolean } {
  const options = {
    fault: { type: 'string' },
    kind: { type: 'string' },
    skin: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  } as const
  const { values } = readArguments({ args: [...args], options }, usage)
  const { fault, skin, verbose } = values
  const kind = terminalKinds.find(each => each === values.kind)
  if (values.kind !== undefined && kind === undefined) {
    throw new StartFailure(`--kind is one of ${terminalKinds.join(', ')}, not "${values.kind}".`)
  }
  const wanted = { ...(fault ? { fault } : {}), ...(kind ? { kind } : {}), ...(skin ? { skin } : {}) }
  return { wanted, verbose }
}

const describe = ({ outcome, intent, fault, kind, skin, clumsy, why, transcript }: Proof): string[] => [
  `${outcome.toUpperCase()}  ${intent}: ${fault} on ${kind}, ${skin}${clumsy ? `, ${clumsy}` : ''}`,
  ...why.map(each => `  ! ${each}`),
  ...transcript.map(each => `  ${each}`),
  '',
]

const goneBefore = ({ fault, goneBefore: gone }: Proof): string[] =>
  gone.map(each => `${fault}: gone before anybody asked, and no advice brings it back: ${each}`)

/** Ends that promise a cure and that no walk reached: their promise is unproven. */
function unprovenEnds({ dialog }: Content, visited: readonly string[]): string[] {
  return Object.values(dialog.flows).flatMap(flow =>
    Object.entries(flow.nodes)
      .filter(
        ([id, node]) => node.kind === 'end' && node.end === 'solved' && !visited.includes(`${flow.id}/${id}`),
      )
      .map(([id]) => `warning: no proof ends at ${flow.id}/${id}`),
  )
}
