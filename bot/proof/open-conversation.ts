import { look } from '../terminal/view.ts'
import { understand } from '../understanding/understand.ts'
import { carryOut, pickUp, type Till } from './hands.ts'
import type { ProofCase } from './proof-case.ts'
import { pick, randomFrom } from './random.ts'
import { startWalk, tell, type Walk } from './walk.ts'

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

/** The screen's own words, or an utterance of the intent that names no other kind of terminal. */
function openingWords({ content, model, device, story, intent, seed }: ProofCase, till: Till): string {
  if (story.quotes && seed % 2 === 0) return look(device, till.world).words.join('')
  const utterances = content.understanding.intents.find(({ id }) => id === intent)?.utterances ?? []
  const random = randomFrom(seed)
  for (let tries = 0; tries < 20; tries++) {
    const words = pick(random, utterances)
    const foreign = understand(model, words ?? '', null).details.some(
      ({ kind, value }) => kind === 'terminal-kind' && value !== device.kind,
    )
    if (words !== undefined && !foreign) return words
  }
  throw new Error(`The intent "${intent}" has no utterance for a ${device.kind} terminal: write one.`)
}
