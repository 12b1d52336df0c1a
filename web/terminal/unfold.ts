import type { Press } from '../../bot/terminal/press.ts'
import { showsWords } from '../../bot/terminal/shows-words.ts'
import type { View } from '../../bot/terminal/view.ts'

/**
 * The script with the press at `at` made ready to be done. A row of digits is split into single keys, so that
 * each press is visible; the words of a key or on the screen stay whole. A press that depends on the screen
 * is kept or dropped, and a key without effect, such as 取消 at idle, is dropped.
 */
export function unfold(script: readonly Press[], at: number, view: View): readonly Press[] {
  const press = script[at]
  if (typeof press === 'object' && 'screen' in press) {
    const kept = showsWords(view.words, press.screen) ? [press.press] : []
    return unfold([...script.slice(0, at), ...kept, ...script.slice(at + 1)], at, view)
  }
  const { keys, choices } = view
  const key = keys.find(({ legend }) => legend === press)
  if (key && !key.live && choices.every(({ words }) => words !== press)) {
    return unfold([...script.slice(0, at), ...script.slice(at + 1)], at, view)
  }
  if (typeof press !== 'string' || !/^\d{2,}$/.test(press)) return script
  if (keys.some(({ legend }) => legend === press) || choices.some(({ words }) => words === press))
    return script
  return [...script.slice(0, at), ...press, ...script.slice(at + 1)]
}
