import { look } from '../terminal/view.ts'
import { understand } from '../understanding/understand.ts'
import { carryOut, pickUp, type Till } from './hands.ts'
import type { ProofCase } from './proof-case.ts'
import { pick, randomFrom } from './random.ts'
import { startWalk, tell, type Walk } from './walk.ts'

// Nearly every utterance will do.
const MOST_TRIES = 30

/** The merchant meets the problem at the terminal, then says the opening message. */
export function openConversation(one: ProofCase): Walk {
  const till = meetProblem(one)
  return tell(one, startWalk(one, till), {
    kind: 'text',
    messageId: 'opening',
    text: openingWords(one, till),
  })
}

function meetProblem({ content, device, world, story }: ProofCase): Till {
  const presses = story.begins.flatMap(name => content.gestures[name]?.[device.kind] ?? [])
  return carryOut(pickUp(device, world), presses)
}

/**
 * The screen's own words, or an utterance of the intent. Remedies are proved here: utterances that the desk misreads
 * count in the evaluation of the understanding, and those that name another kind of terminal fit no device.
 */
function openingWords({ content, model, device, story, intent, seed }: ProofCase, till: Till): string {
  if (story.quotes && seed % 2 === 0) return look(device, till.world).words.join('')
  const utterances = content.understanding.intents.find(({ id }) => id === intent)?.utterances ?? []
  const random = randomFrom(seed)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const words = pick(random, utterances) ?? ''
    const read = understand(model, words, null)
    const foreign = read.details.some(({ kind, value }) => kind === 'terminal-kind' && value !== device.kind)
    if (read.intent === intent && read.second === null && !foreign) return words
  }
  throw new Error(`No utterance of "${intent}" that was tried is understood as such on a ${device.kind}.`)
}
