import type { DialogContent, Slots } from './content.ts'
import type { Conversation } from './conversation.ts'
import type { Node } from './flow.ts'
import { titleOfIntent } from './title-of-intent.ts'
import type { AwaitedChoice, Awaiting, DetailKind } from './understanding.ts'

/** What the open step expects of the next message; null when nothing is open. */
export function awaitingOf(content: DialogContent, now: Conversation): Awaiting | null {
  const { position, offered, aside } = now
  if (!position && aside.length === 0) return null
  const node = position ? content.flows[position.flow]?.nodes[position.node] : undefined
  const own = node && 'choices' in node ? node.choices : []
  const choices = [...new Set([...offered, ...aside])].map((id): AwaitedChoice => {
    const choice = own.find(each => each.id === id)
    if (choice) return { id, label: choice.label, also: choice.also, means: choice.means }
    return builtIn(id, content)
  })
  const expects = expectedOf(content.slots, node)
  return expects === undefined ? { choices } : { choices, expects }
}

/** The kind of detail that answers the open step. */
function expectedOf(slots: Slots, node: Node | undefined): DetailKind | undefined {
  if (node?.kind === 'collect') return node.collect
  return node?.kind === 'step' && node.slot !== undefined ? slots[node.slot]?.detail : undefined
}

const choiceOf = (id: string, label: string, ...means: string[]): AwaitedChoice => ({
  id,
  label,
  also: [],
  means,
})

function builtIn(id: string, content: DialogContent): AwaitedChoice {
  const { responses } = content
  switch (id) {
    case 'show-me':
      return choiceOf(id, responses.showMe, 'demonstration')
    case 'person':
      return choiceOf(id, responses.person, 'human-agent')
    case 'resume':
      return choiceOf(id, responses.resumeYes, 'affirm')
    case 'leave':
      return choiceOf(id, responses.resumeNo, 'deny')
    case 'no-second':
      return choiceOf(id, responses.secondNo, 'deny')
    case 'none':
      return choiceOf(id, responses.clarifyNone, 'deny')
    default: {
      const intent = id.startsWith('intent:') ? id.slice('intent:'.length) : id
      return choiceOf(id, titleOfIntent(content, intent))
    }
  }
}
