import { codeSaid } from '../dialog/code-said.ts'
import type { Understanding } from '../dialog/understanding.ts'
import { look } from '../terminal/view.ts'
import { understand } from '../understanding/understand.ts'
import { carryOut, pickUp, type Till } from './hands.ts'
import type { ProofCase } from './proof-case.ts'
import { pick, randomFrom } from './random.ts'
import { startWalk, tell, type Walk } from './walk.ts'

// Far more than needed: nearly every utterance will do.
const MOST_TRIES = 30

/** The merchant meets the problem at the terminal, then says the opening message. */
export function openConversation(one: ProofCase): Walk {
  const walk = startWalk(one, meetProblem(one))
  const { story, seed, device } = one
  const quoted = story.quotes && seed % 2 === 0 ? look(device, walk.till.world).words.join('') : null
  return say(one, walk, quoted ?? utterance(one, one.intent))
}

/** Asks about the problem that the first conversation led to, in words that need no asking back. */
export const goOn = (one: ProofCase, walk: Walk, intent: string): Walk =>
  say(
    one,
    walk,
    utterance(one, intent, ({ decision }) => decision === 'answer'),
  )

const say = (one: ProofCase, walk: Walk, text: string): Walk =>
  tell(one, { ...walk, opened: walk.opened + 1 }, { kind: 'text', messageId: `turn-${walk.turns}`, text })

function meetProblem({ content, device, world, story }: ProofCase): Till {
  const presses = story.begins.flatMap(name => content.gestures[name]?.[device.kind] ?? [])
  return carryOut(pickUp(device, world), presses)
}

/**
 * An utterance of the intent that the desk understands and that is true of this terminal. What the desk misreads is for
 * the evaluation of the understanding; an utterance that only a word of comfort answers opens nothing, and one that tells
 * what is not so, such as another kind of terminal, fits no walk.
 */
function utterance(
  one: ProofCase,
  intent: string,
  fits: (read: Understanding) => boolean = () => true,
): string {
  const utterances = one.content.understanding.intents.find(({ id }) => id === intent)?.utterances ?? []
  const random = randomFrom(one.seed)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const words = pick(random, utterances) ?? ''
    const read = understand(one.model, words, null)
    const opens = read.intent === intent && read.second === null && read.bearing === undefined
    if (opens && isTrue(one, read) && fits(read)) return words
  }
  throw new Error(
    `No utterance of "${intent}" that was tried fits a ${one.device.kind} with ${one.fault.id}.`,
  )
}

function isTrue({ content, story, device }: ProofCase, { details, intent, text }: Understanding): boolean {
  const { slots, codes } = content.dialog
  const known: Readonly<Record<string, string>> = { ...story.knows, kind: device.kind }
  const quoted = intent === 'response-code' ? codeSaid(codes, text) : null
  const told = [...details, ...(quoted === null ? [] : [{ kind: 'response-code', value: quoted }])]
  return Object.entries(slots).every(([slot, { detail }]) =>
    told.every(({ kind, value }) => kind !== detail || value === known[slot]),
  )
}
