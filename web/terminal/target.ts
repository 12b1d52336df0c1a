import type { KeyId } from '../../bot/terminal/device.ts'
import type { Press } from '../../bot/terminal/press.ts'
import type { View } from '../../bot/terminal/view.ts'

/**
 * Where something is pressed on the simulator: it is highlighted beforehand, and a person's own press is
 * compared with it.
 */
export type Target =
  | { readonly type: 'key'; readonly id: KeyId; readonly legend: string; readonly meaning: string | null }
  | { readonly type: 'choice'; readonly words: string }
  | { readonly type: 'paper' | 'power' | 'network' | 'card' | 'charger' | 'sim'; readonly to: string }
  | { readonly type: 'wait' }

/** Finds where `press` is done on the present view; null when its words are not there. */
export function findTarget(view: View, press: Press): Target | null {
  if (typeof press === 'string') return findWords(view, press)
  if ('screen' in press) return findTarget(view, press.press)
  if ('wait' in press) return { type: 'wait' }
  if ('paper' in press) return { type: 'paper', to: press.paper }
  if ('power' in press) return { type: 'power', to: press.power }
  if ('network' in press) return { type: 'network', to: press.network }
  if ('card' in press) return { type: 'card', to: press.card }
  if ('charger' in press) return { type: 'charger', to: press.charger }
  return { type: 'sim', to: press.sim }
}

function findWords(view: View, words: string): Target | null {
  const choice = view.choices.find(offered => offered.words === words)
  // On a keypad terminal, a menu line is chosen with its number key.
  const byNumber =
    choice?.key && view.kind !== 'smart' ? view.keys.find(({ id }) => id === choice.key) : undefined
  if (byNumber) return { type: 'key', id: byNumber.id, legend: byNumber.legend, meaning: words }
  const key = view.keys.find(({ legend }) => legend === words)
  if (key && (key.live || !choice)) return { type: 'key', id: key.id, legend: key.legend, meaning: null }
  return choice ? { type: 'choice', words } : null
}

/** Whether two targets are the same place to press. */
export function sameTarget(one: Target | null, other: Target | null): boolean {
  if (!one || !other || one.type !== other.type) return false
  if (one.type === 'key') return other.type === 'key' && one.id === other.id
  if (one.type === 'choice') return other.type === 'choice' && one.words === other.words
  if (one.type === 'wait' || other.type === 'wait') return true
  return 'to' in other && one.to === other.to
}
