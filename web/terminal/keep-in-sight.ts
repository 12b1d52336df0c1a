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
  wanted.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' })
  return wanted
}
