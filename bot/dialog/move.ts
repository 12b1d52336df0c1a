import { type Draft, emit } from './draft.ts'
import { topicChoice } from './own-choices.ts'
import { nodeAt, show } from './walk.ts'

/** Makes a move that needs no open choice: one step back, start over, or repeat. */
export function move(draft: Draft, to: 'back' | 'restart' | 'repeat'): Draft {
  switch (to) {
    case 'back': {
      if (draft.conversation.past.length < 2) {
        return repeat(emit(draft, { type: 'said', from: 'bot', saying: { key: 'cannotGoBack' } }))
      }
      return repeat(emit(draft, { type: 'steppedBack', from: 'system' }))
    }
    case 'restart': {
      const restarted = emit(draft, { type: 'restarted', from: 'system' })
      const offered = draft.content.responses.welcome.intents.map(topicChoice)
      return emit(restarted, { type: 'said', from: 'bot', saying: { key: 'restarted' }, offered })
    }
    case 'repeat':
      return repeat(draft)
  }
}

/** Shows the open step again; where there is none, asks what the problem is. */
export function repeat(draft: Draft): Draft {
  const { position } = draft.conversation
  if (!position) return emit(draft, { type: 'said', from: 'bot', saying: { key: 'rephrase' } })
  const node = nodeAt(draft, position)
  if (node.kind !== 'step' && node.kind !== 'collect') return draft
  return show(draft, position, node)
}
