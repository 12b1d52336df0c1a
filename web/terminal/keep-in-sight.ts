/**
 * Brings the next key, or the paper that comes out, into view when it changes. Leaves a page alone whose reader
 * looks elsewhere: only a simulator that is in view is followed.
 */
export function keepInSight(host: HTMLElement, root: ParentNode, last: Element | null): Element | null {
  const wanted = root.querySelector('.glow') ?? root.querySelector('.strip.feeding')
  if (!wanted || wanted === last) return wanted
  const { top, bottom } = host.getBoundingClientRect()
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0)
  if (seen < innerHeight / 3) return wanted
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const goal = wholeScreen(root, wanted) ?? wanted
  goal.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' })
  return wanted
}

/** The device's screen, where the controls cover part of it and there is room to show it whole beside the key. */
function wholeScreen(root: ParentNode, key: Element): Element | null {
  const screen = root.querySelector('.display')
  const controls = root.querySelector('.controls')
  if (!screen || !controls) return null
  const covered = controls.getBoundingClientRect().bottom - screen.getBoundingClientRect().top
  const room = innerHeight - key.getBoundingClientRect().bottom
  return covered > 0 && covered + 24 < room ? screen : null
}
