import type { View } from '../../bot/terminal/view.ts'
import { linesPicture } from './picture/lines-picture.ts'
import { touchPicture } from './picture/touch-picture.ts'

export { slipPicture } from './picture/slip-picture.ts'

/** Draws a terminal's screen as an SVG, the same for guide pages and the simulator. */
export function screenPicture(view: View): string {
  const { screen, kind } = view
  return screen.type === 'touch'
    ? touchPicture(view, screen)
    : linesPicture(view, screen, kind === 'esign' ? 'tft' : 'lcd')
}
