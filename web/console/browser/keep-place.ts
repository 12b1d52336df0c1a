/** An agent this close to the end of the lines, in pixels, is reading the newest. */
const nearEndPx = 60

/**
 * Keeps new lines from moving what is being read: an agent who has scrolled up gets a button instead, and
 * opened reasons stay open.
 */
export function keepPlace(): void {
  const newer = document.querySelector<HTMLElement>('[data-new-lines]')
  const lines = () => document.querySelector<HTMLElement>('.lines')
  const newest = () => lines()?.lastElementChild?.getAttribute('data-seq')
  let opened: readonly string[] = []
  let before: string | null | undefined = null
  let atEnd = true
  let top = 0
  const toEnd = () => {
    const list = lines()
    if (list) list.scrollTop = list.scrollHeight
    top = list?.scrollTop ?? 0
    atEnd = true
    newer?.setAttribute('hidden', '')
  }
  const look = () => {
    const list = lines()
    if (!list) return
    // Content that appears below makes the list smaller; only scrolling up counts as leaving the end.
    atEnd = isAtEnd(list) || (atEnd && list.scrollTop >= top)
    top = list.scrollTop
    if (atEnd) newer?.setAttribute('hidden', '')
  }
  const grown = () => {
    if (atEnd) toEnd()
  }
  // The composer, a suggestion and the typing notice all take room from the lines.
  const sizes = new ResizeObserver(grown)
  const begin = () => {
    const list = lines()
    if (list) sizes.observe(list)
  }
  begin()
  toEnd()
  showStep()
  newer?.addEventListener('click', toEnd)
  document.addEventListener('scroll', ({ target }) => target === lines() && look(), true)
  document.addEventListener(
    'load',
    ({ target }) => target instanceof Element && target.closest('.lines') && grown(),
    true,
  )
  document.addEventListener('htmx:beforeSwap', ({ target }) => {
    if (!(target instanceof Element) || target.id !== 'talk') return
    look()
    before = newest()
    opened = [...document.querySelectorAll<HTMLElement>('.why[open]')].map(({ dataset }) => dataset.seq ?? '')
    sizes.disconnect()
  })
  document.addEventListener('htmx:afterSwap', ({ target }) => {
    if (!(target instanceof Element)) return
    if (target.id === 'facts') showStep()
    if (target.id !== 'talk') return
    for (const seq of opened)
      document.querySelector(`.why[data-seq="${CSS.escape(seq)}"]`)?.setAttribute('open', '')
    begin()
    const list = lines()
    if (atEnd || !list) return toEnd()
    list.scrollTop = top
    if (newest() !== before) newer?.removeAttribute('hidden')
  })
}

const isAtEnd = (list: HTMLElement): boolean =>
  list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx

/** Scrolls the small chart so that the merchant's step is in the middle. */
function showStep(): void {
  const place = document.querySelector<HTMLElement>('.chart-place')
  const step = place?.querySelector('.current')
  if (!place || !step) return
  const [frame, box] = [place.getBoundingClientRect(), step.getBoundingClientRect()]
  place.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2
  place.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2
}
