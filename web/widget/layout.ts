/** From this width on, the terminal is beside the chat; below it, over the chat. */
const besidePx = 820
/** From this width on, choices are in a row. */
const roomyPx = 600

/** Whether an open terminal covers the chat in a window of this width, in pixels. */
export const isCovered = (width: number): boolean => width < besidePx

/** The CSS classes that lay out the window. */
export function layoutOf(width: number, staged: boolean): string {
  const beside = !isCovered(width)
  const roomy = width >= roomyPx && !(staged && beside)
  return `${staged ? 'staged' : ''} ${beside ? 'beside' : 'over'} ${roomy ? 'roomy' : ''}`
}
