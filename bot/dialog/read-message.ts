import { answerBearing, askToLeave } from './answer-bearing.ts'
import { openFlows } from './awaiting.ts'
import { type Draft, emit } from './draft.ts'
import type { Saying } from './event.ts'
import { help } from './help.ts'
import { makeChoice } from './make-choice.ts'
import { move } from './move.ts'
import { ownChoices, topicChoice, topicOf } from './own-choices.ts'
import { leaveAll } from './quiet.ts'
import { startTopic } from './start-topic.ts'
import { correctsTheWay, takeDetails } from './take-details.ts'
import type { Understanding } from './understanding.ts'
import { fill, nodeAt } from './walk.ts'

/** Reacts to typed words: first as an answer to the open step, then as details, moves and topics. */
export function readMessage(start: Draft, messageId: string, understanding: Understanding): Draft {
  const { text, secrets, choice } = understanding
  let draft = emit(start, { type: 'merchantSpoke', from: 'merchant', messageId, text, understanding })
  if (secrets.some(secret => secret !== 'phone')) {
    draft = emit(draft, { type: 'said', from: 'bot', saying: { key: 'secretMasked' } })
  }
  draft = keepSecond(draft, understanding)
  const heard = choice === null || correctsTheWay(draft, understanding) ? null : choice
  const chosen =
    heard === null
      ? null
      : makeChoice(noteKind(draft, understanding), { messageId, choice: heard, by: 'words' })
  if (chosen) return chosen
  const taken = takeDetails(draft, messageId, understanding)
  if (taken.answered) return taken.draft
  return answerBearing(taken.draft, messageId, understanding) ?? takeIntent(taken.draft, understanding)
}

/** Records the kind of terminal when it is mentioned beside an answer, so that it is not asked for later. */
function noteKind(draft: Draft, { details }: Understanding): Draft {
  const { slots, position } = draft.conversation
  const node = position && nodeAt(draft, position)
  if (slots.kind !== undefined || (node?.kind === 'step' && node.slot === 'kind')) return draft
  const told = details.find(({ kind }) => kind === 'terminal-kind')
  return told ? fill(draft, { kind: told.value }) : draft
}

function keepSecond(draft: Draft, { second }: Understanding): Draft {
  const flow = second === null ? undefined : draft.content.flowOfIntent[second]
  if (second === null || flow === undefined || flow === draft.conversation.flow) return draft
  return emit(draft, { type: 'problemKept', from: 'system', intent: second })
}

function takeIntent(draft: Draft, understanding: Understanding): Draft {
  const { decision, intent } = understanding
  if (decision === 'answer' && intent !== null) return answerIntent(draft, intent)
  const { misses, position, offered, flow, stack } = draft.conversation
  // A clarifying question offers problems to help with, not small talk.
  const options = understanding.options.filter(option => Object.hasOwn(draft.content.flowOfIntent, option))
  if (position) {
    const open = openFlows({ flow, stack })
    const other = options.find(option => !open.includes(draft.content.flowOfIntent[option] ?? ''))
    if (other === undefined) return help(draft, isFarOff(understanding) ? 'off' : 'lost') ?? draft
    const saying = { key: 'whichOf', intent: other } as const
    return emit(draft, { type: 'said', from: 'bot', saying, offered: [...offered, topicChoice(other)] })
  }
  if (misses >= 3) return say(draft, 'offerPerson', [ownChoices.person])
  if (decision === 'clarify' && options.length > 0 && misses < 2) {
    return say(draft, 'clarify', [...options.map(topicChoice), ownChoices.none])
  }
  return say(draft, decision === 'out-of-scope' && misses < 2 ? 'outOfScope' : 'rephrase')
}

/** Nothing we deal with was recognised, and the message clearly belongs to another field. */
const isFarOff = ({ decision, score }: Understanding): boolean => decision === 'out-of-scope' && score >= 0.95

function answerIntent(draft: Draft, intent: string): Draft {
  if (intent === 'repeat') return help(draft, 'repeat') ?? move(draft, intent)
  if (intent === 'back' || intent === 'restart') return move(draft, intent)
  switch (draft.content.intents[intent]?.kind) {
    case 'social': {
      // A merchant who says goodbye does not want to be led back to an open step.
      const free = intent === 'goodbye' ? leaveAll(draft) : draft
      return emit(free, { type: 'said', from: 'bot', saying: { key: 'social', intent } })
    }
    case 'move':
      if (draft.conversation.flow === null) return answerNothingOpen(draft, intent)
      return (
        (intent === 'deny' ? askToLeave(draft) : null) ??
        help(draft, intent === 'not-working' ? 'calm' : 'noted') ??
        say(draft, 'notHere', draft.conversation.aside)
      )
    default:
      return startTopic(draft, intent)
  }
}

/**
 * Takes a yes, no or done while no flow is open: as an answer to what is on offer, or as news of how things
 * went.
 */
function answerNothingOpen(draft: Draft, intent: string): Draft {
  if (intent === 'done') return say(draft, 'glad')
  if (intent === 'not-working') return say(draft, 'notSolved', [ownChoices.person])
  // Topics offered without a question, as in the welcome, cannot be answered by yes or no.
  const asked = draft.conversation.aside.some(id => topicOf(id) === null)
  return say(draft, asked ? 'notHere' : 'anythingElse')
}

function say(
  draft: Draft,
  key: Exclude<
    Saying,
    { intent: string } | { flow: string } | { slot: string } | { again: boolean } | { term: string }
  >['key'],
  offered?: readonly string[],
): Draft {
  return emit(draft, { type: 'said', from: 'bot', saying: { key }, ...(offered ? { offered } : {}) })
}
