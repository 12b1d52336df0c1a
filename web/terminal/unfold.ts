import type { Press } from '../../bot/terminal/press.ts'
import type { View } from '../../bot/terminal/view.ts'

/**
 * Takes a row of digits at place `at` apart into single keys, so that each is seen to be pressed; words of a key
 * or of something on the screen stay whole.
 */
export function unfold(script: readonly Press[], at: number, { keys, choices }: View): readonly Press[] {
  const press = script[at]
  if (typeof press !== 'string' || !/^\d{2,}$/.test(press)) return script
  if (keys.some(({ legend }) => legend === press) || choices.some(({ words }) => words === press))
    return script
  return [...script.slice(0, at), ...press, ...script.slice(at + 1)]
}
