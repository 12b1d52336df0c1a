/**
 * Keeps a scrolling box at its end as it grows, unless the reader has scrolled up. It never scrolls past the
 * start of the newest entry: seeing only the end of a tall card, the reader would miss what it asks for.
 */
export interface EndFollower {
  /** Call before the content changes, since a scroll event may still be pending. */
  willChange(): void
  /** Call after the content has changed. */
  contentChanged(): void
  /** Scrolls to the end, whatever the reader was looking at. */
  toEnd(): void
  isAtEnd(): boolean
  stop(): void
}

const nearEndPx = 64
/** Room above the newest entry, so that its edge is visible. */
const marginPx = 8

/**
 * `next` returns the newest entry to read, null for the end of all; `onMove` runs when the reader leaves or
 * reaches the end.
 */
export function followEnd(
  box: HTMLElement,
  next: () => HTMLElement | null,
  onMove: (atEnd: boolean) => void,
): EndFollower {
  let atEnd = true
  let top = 0
  /** The furthest position to scroll to. */
  const end = (): number => {
    const whole = box.scrollHeight - box.clientHeight
    const part = next()
    return part ? Math.min(whole, part.offsetTop - marginPx) : whole
  }
  const toEnd = (): void => {
    // A reader who has moved further down inside a tall card stays there.
    box.scrollTop = Math.max(box.scrollTop, end())
    top = box.scrollTop
  }
  const look = (): void => {
    const near = end() - box.scrollTop < nearEndPx
    // Growing content moves the end away from the reader; only scrolling up counts as leaving it.
    const now = near || (atEnd && box.scrollTop >= top)
    top = box.scrollTop
    if (now === atEnd) return
    atEnd = now
    onMove(atEnd)
  }
  const contentChanged = (): void => {
    if (atEnd) toEnd()
  }
  // A phone's keyboard makes the box smaller, and parts of the content are drawn later than the rest.
  const sizes = new ResizeObserver(contentChanged)
  for (const part of [box, ...box.children]) sizes.observe(part)
  box.addEventListener('scroll', look, { passive: true })
  return {
    willChange: look,
    contentChanged,
    toEnd() {
      atEnd = true
      toEnd()
      onMove(true)
    },
    isAtEnd: () => atEnd,
    stop() {
      sizes.disconnect()
      box.removeEventListener('scroll', look)
    },
  }
}
