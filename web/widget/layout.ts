/** From this width on the terminal stands beside the chat; below, over it. */
const besidePx = 820
/** From this width on choices stand in a row. */
const roomyPx = 600

/** Whether an open terminal covers the chat, in a window this many pixels wide. */
export const isCovered = (width: number): boolean => width < besidePx

/** The classes by which the style sheet lays out the window. */
export function layoutOf(width: number, staged: boolean): string {
  const beside = !isCovered(width)
  const roomy = width >= roomyPx && !(staged && beside)
  return `${staged ? 'staged' : ''} ${beside ? 'beside' : 'over'} ${roomy ? 'roomy' : ''}`
}
