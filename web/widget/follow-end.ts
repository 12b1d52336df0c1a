/**
 * Keeps a scrolling box at its end as it grows, unless the reader has scrolled up. It never goes past the start of what
 * is to be read next: who sees only the end of a tall card misses what it asks for.
 */
export interface EndFollower {
  /** Call before the content changes: a scroll event may still be on its way. */
  willChange(): void
  /** Call after the content has changed. */
  contentChanged(): void
  /** Goes on to the end, whatever the reader was looking at. */
  toEnd(): void
  isAtEnd(): boolean
  stop(): void
}

const nearEndPx = 64
/** Above what is to be read next, so that its edge is seen. */
const marginPx = 8

/** `next` is what is to be read next, null for the end of all; `onMove` runs when the reader leaves or reaches the end. */
export function followEnd(
  box: HTMLElement,
  next: () => HTMLElement | null,
  onMove: (atEnd: boolean) => void,
): EndFollower {
  let atEnd = true
  let top = 0
  /** How far to scroll at most. */
  const end = (): number => {
    const whole = box.scrollHeight - box.clientHeight
    const part = next()
    return part ? Math.min(whole, part.offsetTop - marginPx) : whole
  }
  const toEnd = (): void => {
    // Who has gone on inside a tall card stays there.
    box.scrollTop = Math.max(box.scrollTop, end())
    top = box.scrollTop
  }
  const look = (): void => {
    const near = end() - box.scrollTop < nearEndPx
    // Content that has grown since moves the end away from the reader; only a reader who moves up leaves it.
    const now = near || (atEnd && box.scrollTop >= top)
    top = box.scrollTop
    if (now === atEnd) return
    atEnd = now
    onMove(atEnd)
  }
  const contentChanged = (): void => {
    if (atEnd) toEnd()
  }
  // A phone's keyboard makes the box smaller, and parts of the content draw themselves later than the rest.
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
