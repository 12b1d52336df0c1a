/**
 * Scrolls to the next key, or to the paper that comes out, when it changes, but only if the simulator is in
 * view, so that a reader who is looking elsewhere is not disturbed. Returns what was scrolled to, to be
 * passed as `last` next time.
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

/**
 * The device's screen, if the controls cover part of it and there is room for the whole screen and the key.
 */
function wholeScreen(root: ParentNode, key: Element): Element | null {
  const screen = root.querySelector('.display')
  const controls = root.querySelector('.controls')
  if (!screen || !controls) return null
  const covered = controls.getBoundingClientRect().bottom - screen.getBoundingClientRect().top
  const room = innerHeight - key.getBoundingClientRect().bottom
  return covered > 0 && covered + 24 < room ? screen : null
}
