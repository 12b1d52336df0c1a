import type { View } from '../../bot/terminal/view.ts'
import { linesPicture } from './picture/lines-picture.ts'
import { touchPicture } from './picture/touch-picture.ts'

export { slipPicture } from './picture/slip-picture.ts'

/** Draws what is on a terminal's screen as an SVG of its own, the same in a guide page and on the simulator. */
export function screenPicture(view: View): string {
  const { screen, kind } = view
  return screen.type === 'touch'
    ? touchPicture(view, screen)
    : linesPicture(view, screen, kind === 'esign' ? 'tft' : 'lcd')
}
