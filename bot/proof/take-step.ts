import type { Incoming } from '../answer.ts'
import type { Position } from '../dialog/event.ts'
import type { CollectNode, StepNode } from '../dialog/flow.ts'
import { chooseText } from '../dialog/word.ts'
import { showsWords } from '../terminal/shows-words.ts'
import { look } from '../terminal/view.ts'
import { chooseAnswer } from './choose-answer.ts'
import { carryOut, isStill, letPass, lookAround, mishit, type Till } from './hands.ts'
import { predictedWords } from './predicted-words.ts'
import type { ProofCase } from './proof-case.ts'
import { pick, randomFrom } from './random.ts'
import { broken, noteTill, tell, type Walk } from './walk.ts'

// Simulated milliseconds in which a merchant reads what the bot says and answers.
const readingTime = 5_000

/** Does what the open step says, looks at the terminal, and answers. */
export function takeStep(one: ProofCase, walk: Walk, at: Position, node: StepNode): Walk {
  const slip = one.slip?.at === walk.steps.length ? one.slip.what : null
  const presses = node.do?.[one.device.kind] ?? []
  const before = walk.till
  const till = carryOut(slip === 'wrong-key' ? hitWrongKey(one, before) : before, presses)
  const right = chooseAnswer(one, at, node, walk.conversation.offered, lookAround(till))
  const wrong = wrongAnswers(walk, node, right)
  const looked: Walk = {
    ...walk,
    till: letPass(till, readingTime),
    steps: [...walk.steps, wrong.length],
    transcript: till === before ? walk.transcript : [...walk.transcript, ...noteTill(till)],
  }
  const done = checkHands(looked, till, slip === null)
  if (slip === 'not-working') return tell(one, done, saying(one, done))
  const choice = slip === 'wrong-answer' ? (pickWrong(one, wrong) ?? right) : right
  if (choice === null) return broken(done, `no answer of ${at.flow}/${at.node} fits what is seen`)
  const answered = slip === null && presses.length > 0 ? checkLooks(done, till, at, node, choice) : done
  return tell(one, answered, { kind: 'choice', messageId: `turn-${walk.turns}`, choice })
}

/** Types what is asked for, or takes a choice that avoids it. */
export function giveInput(one: ProofCase, walk: Walk, node: CollectNode): Walk {
  const messageId = `turn-${walk.turns}`
  const around = node.choices.find(({ id }) => walk.conversation.offered.includes(id))
  return tell(
    one,
    walk,
    around && one.seed % 2 === 0
      ? { kind: 'choice', messageId, choice: around.id }
      : { kind: 'text', messageId, text: '13800138000' },
  )
}

function checkHands(walk: Walk, till: Till, careful: boolean): Walk {
  const rested = isStill(till) ? walk : broken(walk, 'the terminal does not come to rest')
  return careful
    ? till.missing
        .filter(words => !walk.broken.some(why => why.endsWith(`"${words}"`)))
        .reduce((so, words) => broken(so, `a step presses what is not there: "${words}"`), rested)
    : rested
}

/** When a step worked, everything that it said would be seen must have been seen. */
function checkLooks(walk: Walk, till: Till, at: Position, node: StepNode, choice: string): Walk {
  const taken = node.choices.find(({ id }) => id === choice)
  if (!node.looks || !taken?.seen || taken.failed || taken.id !== node.choices[0]?.id) return walk
  const { stands, gone } = predictedWords(chooseText(node.looks, till.device.kind))
  const slips = till.world.printer?.slips.map(({ lines }) => lines) ?? []
  const seen = [...till.shown, ...slips]
  const missing = stands.filter(words => !seen.some(lines => showsWords(lines, words)))
  const left = gone.filter(words => showsWords(look(till.device, till.world).words, words))
  return [
    ...missing.map(words => `「${words}」 was not seen`),
    ...left.map(words => `「${words}」 is still there`),
  ]
    .map(why => `${at.flow}/${at.node} says what will be seen, but ${why}`)
    .reduce(broken, walk)
}

function hitWrongKey({ device, seed }: ProofCase, till: Till): Till {
  const { keys, choices } = look(device, till.world)
  const live = [...keys.filter(key => key.live).map(key => key.legend), ...choices.map(({ words }) => words)]
  const key = pick(randomFrom(seed), live)
  return key === undefined ? till : mishit(till, key)
}

function wrongAnswers({ conversation }: Walk, node: StepNode, right: string | null): string[] {
  return node.choices.map(({ id }) => id).filter(id => id !== right && conversation.offered.includes(id))
}

const pickWrong = ({ seed, slip }: ProofCase, wrong: readonly string[]): string | undefined =>
  slip?.nth === undefined ? pick(randomFrom(seed), wrong) : wrong[slip.nth]

function saying({ content, seed }: ProofCase, walk: Walk): Incoming {
  const utterances = content.understanding.intents.find(({ id }) => id === 'not-working')?.utterances ?? []
  return { kind: 'text', messageId: `turn-${walk.turns}`, text: pick(randomFrom(seed), utterances) ?? '' }
}
