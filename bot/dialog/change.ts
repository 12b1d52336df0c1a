import type { Conversation, Frame, Next } from './conversation.ts'
import type { ConversationEvent } from './event.ts'

/** Applies the event to `next`, which starts as a copy of the state before it. */
export function change(next: Next, before: Conversation, event: ConversationEvent): Conversation {
  if (event.from === 'merchant') hear(next, event.at)
  switch (event.type) {
    case 'conversationStarted':
      next.version = event.version
      return next
    case 'merchantSpoke':
      // A message that only answers a step is recorded among the answers instead.
      if (event.understanding.choice === null) next.words = [...before.words, event.text].slice(-5)
      next.misses = event.understanding.decision === 'answer' ? 0 : before.misses + 1
      return next
    case 'choiceMade':
      next.misses = 0
      if (event.failed) next.failed = before.failed + 1
      if (event.flow && event.node) {
        const { flow, node, choice } = event
        next.steps = [...before.steps, { flow, node, choice }].slice(-40)
      }
      return next
    case 'terminalReported':
      next.report = event.report
      return next
    case 'flowStarted':
      return startFlow(next, before, event)
    case 'slotFilled':
      next.slots = { ...before.slots, [event.slot]: event.value }
      next.misses = 0
      return next
    case 'flowEnded':
      return endFlow(next, before)
    case 'problemKept':
      next.kept = event.intent
      return next
    case 'steppedBack':
      return stepBack(next, before)
    case 'restarted':
      closeFlows(next)
      next.slots = {}
      next.steps = []
      next.kept = null
      next.misses = 0
      next.report = null
      return next
    case 'stepShown':
      return showStep(next, before, event)
    case 'said':
      return say(next, before, event)
    case 'handoffRequested':
    case 'conversationReleased':
      return wait(next, before, event.at)
    case 'callbackLeft':
      next.slots = { phone: event.phone, ...before.slots }
      return before.owner.kind === 'bot' ? wait(next, before, event.at) : next
    case 'conversationClaimed': {
      const { agent, name, at } = event
      next.owner = { kind: 'agent', agent, name, since: at }
      next.person = true
      next.told = null
      return next
    }
    case 'handedBack':
    case 'queueLeft':
      return giveToBot(next)
    case 'conversationClosed':
      closeFlows(next)
      giveToBot(next)
      next.kept = null
      next.rateable = true
      return next
    case 'agentSpoke':
      next.waitingSince = null
      return next
    case 'queueTold':
      next.told = { key: event.key, place: event.place, at: event.at }
      return next
    case 'rated':
      next.rateable = false
      next.waitingSince = before.waitingSince
      return next
    case 'photoSent':
    case 'demonstrationShown':
    case 'walkStopped':
      return next
  }
}

function say(
  next: Next,
  { helped }: Conversation,
  { saying, offered }: Extract<ConversationEvent, { type: 'said' }>,
): Next {
  if (offered) next.aside = offered
  switch (saying.key) {
    case 'second':
      next.kept = null
      return next
    case 'nudge':
      next.nudged = true
      return next
    case 'help':
    case 'whichOf':
    case 'looping':
      next.helped = helped + 1
      return next
    default:
      return next
  }
}

function hear(next: Next, at: number): void {
  next.heardAt = at
  next.nudged = false
  next.waitingSince = next.owner.kind === 'bot' ? null : (next.waitingSince ?? at)
}

function closeStep(next: Next): void {
  next.position = null
  next.offered = []
  next.aside = []
  next.paused = null
}

function closeFlows(next: Next): void {
  closeStep(next)
  next.flow = null
  next.stack = []
  next.past = []
  next.visits = {}
  next.failed = 0
}

function giveToBot(next: Next): Next {
  next.owner = { kind: 'bot' }
  next.waitingSince = null
  next.told = null
  next.misses = 0
  return next
}

/** A merchant who returns to the queue keeps waiting since the first message that is still unanswered. */
function wait(next: Next, { waitingSince }: Conversation, at: number): Next {
  next.owner = { kind: 'queue', since: at }
  next.person = true
  next.waitingSince = waitingSince ?? at
  next.told = null
  return next
}

function startFlow(
  next: Next,
  before: Conversation,
  { flow, version, cause, returnTo, forgets = [] }: Extract<ConversationEvent, { type: 'flowStarted' }>,
): Next {
  closeStep(next)
  next.flow = flow
  next.version = version
  // Once its own flow runs, the kept problem need not be offered any more.
  if (before.kept === flow) next.kept = null
  if (before.flow === null) {
    if (forgets.length > 0) {
      const lasting = Object.entries(before.slots).filter(([slot]) => !forgets.includes(slot))
      next.slots = Object.fromEntries(lasting)
    }
    next.steps = []
    next.visits = {}
    next.past = []
    next.failed = 0
    return next
  }
  const frame: Frame = {
    flow: before.flow,
    ...(cause === 'digression' && before.position ? { resume: before.position } : {}),
    ...(returnTo ? { returnTo } : {}),
  }
  next.stack = [...before.stack, frame]
  return next
}

function endFlow(next: Next, { stack }: Conversation): Next {
  const frame = stack.at(-1)
  if (!frame) {
    closeFlows(next)
    return next
  }
  closeStep(next)
  next.flow = frame.flow
  next.stack = stack.slice(0, -1)
  next.paused = frame.resume ?? null
  return next
}

function showStep(
  next: Next,
  { past, visits, slots, stack }: Conversation,
  { flow, node, offered, waits }: Extract<ConversationEvent, { type: 'stepShown' }>,
): Next {
  const last = past.at(-1)?.position
  // The open step was shown again on request, which is not a new visit.
  const again = waits && last?.flow === flow && last.node === node
  const key = `${flow}/${node}`
  if (!again) next.helped = 0
  if (!again) next.visits = { ...visits, [key]: (visits[key] ?? 0) + 1 }
  if (!waits) return next
  const position = { flow, node }
  closeStep(next)
  next.position = position
  next.offered = offered
  if (!again) next.past = [...past, { position, slots, stack, offered }].slice(-50)
  return next
}

function stepBack(next: Next, { past }: Conversation): Next {
  const target = past.at(-2)
  if (!target) return next
  closeStep(next)
  next.flow = target.position.flow
  next.position = target.position
  next.slots = target.slots
  next.stack = target.stack
  next.offered = target.offered
  next.past = past.slice(0, -1)
  return next
}
