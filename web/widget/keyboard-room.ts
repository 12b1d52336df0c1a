/**
 * Reports how many pixels at the bottom of `box` a phone's keyboard covers, whenever that changes; 0 where
 * the browser resizes the page by itself. The returned function stops watching.
 */
export function watchKeyboard(box: Element, onChange: (covered: number) => void): () => void {
  const view = window.visualViewport
  if (!view) return () => {}
  let covered = 0
  const look = (): void => {
    // Pinch zoom shrinks the visual viewport without a keyboard.
    const hidden = view.scale > 1.01 ? 0 : box.getBoundingClientRect().bottom - view.offsetTop - view.height
    const now = hidden > 80 ? Math.round(hidden) : 0
    if (now === covered) return
    covered = now
    onChange(now)
  }
  view.addEventListener('resize', look)
  view.addEventListener('scroll', look)
  return () => {
    view.removeEventListener('resize', look)
    view.removeEventListener('scroll', look)
  }
}
