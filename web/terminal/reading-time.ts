import type { Press } from '../../bot/terminal/press.ts'
import type { View } from '../../bot/terminal/view.ts'

/** Milliseconds that a person needs to read the screen and find the next key before the script presses it. */
export function readingTime({ words }: View, press: Press, first: boolean): number {
  if (typeof press === 'object' && 'wait' in press) return 0
  // Digits in a row: the eye is already on the keypad.
  if (typeof press === 'string' && /^\d$/.test(press) && !first) return 650
  const characters = words.join('').length
  return Math.min(1400 + characters * 45, 3200)
}
