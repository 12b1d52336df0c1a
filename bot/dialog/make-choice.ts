import { type Draft, emit } from './draft.ts'
import { move } from './move.ts'
import { ownChoices, topicOf } from './own-choices.ts'
import { startTopic } from './start-topic.ts'
import { fill, leave, nodeAt, walk } from './walk.ts'

interface MadeChoice {
  readonly messageId: string
  readonly choice: string
  readonly by: 'touch' | 'words' | 'terminal'
}

/** Moves that may be chosen at any time, offered or not. */
const moves = ['back', 'restart', 'repeat'] as const
type MoveId = (typeof moves)[number]
const isMove = (choice: string): choice is MoveId => moves.some(id => id === choice)

/** Takes a choice and goes where it leads; null when it is not on offer. */
export function makeChoice(draft: Draft, made: MadeChoice): Draft | null {
  const { offered, aside } = draft.conversation
  const { choice } = made
  if (isMove(choice)) return move(note(draft, made), choice)
  if (choice === ownChoices.person) return startTopic(note(draft, made), 'human-agent')
  if (aside.includes(choice)) return takeAside(draft, made) ?? chooseAtStep(draft, made)
  return offered.includes(choice) ? chooseAtStep(draft, made) : null
}

function note(draft: Draft, { messageId, choice, by }: MadeChoice): Draft {
  const from = by === 'touch' ? 'merchant' : 'system'
  return emit(draft, { type: 'choiceMade', from, messageId, by, choice })
}

/** Choices offered by a line of the bot that belongs to no step. */
function takeAside(draft: Draft, made: MadeChoice): Draft | null {
  const { choice } = made
  const { paused, position } = draft.conversation
  const left = paused ?? position
  const topic = topicOf(choice)
  if (topic !== null) return startTopic(note(draft, made), topic)
  if (choice === ownChoices.resume && left) return walk(note(draft, made), left)
  if (choice === ownChoices.leave) {
    const { draft: ended, next } = leave(note(draft, made))
    return next ? walk(ended, next) : ended
  }
  if (choice === ownChoices.noSecond || choice === ownChoices.none) {
    const key = choice === ownChoices.none ? 'rephrase' : 'anythingElse'
    return emit(note(draft, made), { type: 'said', from: 'bot', saying: { key } })
  }
  return null
}

function chooseAtStep(draft: Draft, { messageId, choice, by }: MadeChoice): Draft | null {
  const { position } = draft.conversation
  if (!position) return null
  const node = nodeAt(draft, position)
  if (node.kind !== 'step' && node.kind !== 'collect') return null
  const from = by === 'touch' ? 'merchant' : 'system'
  if (choice === ownChoices.showMe) {
    const asked = emit(draft, { type: 'choiceMade', from, messageId, by, choice, ...position })
    return emit(asked, { type: 'demonstrationShown', from: 'bot', ...position })
  }
  const taken = node.choices.find(({ id }) => id === choice)
  if (!taken) return null
  const failed = taken.failed ? { failed: true } : {}
  const chosen = emit(draft, { type: 'choiceMade', from, messageId, by, choice, ...position, ...failed })
  const slot = node.kind === 'step' && node.slot ? { [node.slot]: choice } : {}
  return walk(fill(chosen, { ...slot, ...taken.set }), { flow: position.flow, node: taken.go })
}
