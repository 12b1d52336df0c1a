/** So near to the end of the lines, in pixels, an agent reads the newest. */
const NEAR = 60

/** New lines do not move what is being read: whoever has scrolled up gets a button, and opened reasons stay open. */
export function keepPlace(): void {
  const newer = document.querySelector<HTMLElement>('[data-new-lines]')
  const lines = () => document.querySelector<HTMLElement>('.lines')
  let opened: readonly string[] = []
  let top: number | null = null
  const toEnd = () => {
    const list = lines()
    if (list) list.scrollTop = list.scrollHeight
    newer?.setAttribute('hidden', '')
  }
  toEnd()
  showStep()
  newer?.addEventListener('click', toEnd)
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (target === lines() && isAtEnd(lines())) newer?.setAttribute('hidden', '')
    },
    true,
  )
  document.addEventListener('htmx:beforeSwap', ({ target }) => {
    if (!(target instanceof Element) || target.id !== 'talk') return
    const list = lines()
    top = !list || isAtEnd(list) ? null : list.scrollTop
    opened = [...document.querySelectorAll<HTMLElement>('.why[open]')].map(({ dataset }) => dataset.seq ?? '')
  })
  document.addEventListener('htmx:afterSwap', ({ target }) => {
    if (!(target instanceof Element)) return
    if (target.id === 'facts') showStep()
    if (target.id !== 'talk') return
    for (const seq of opened)
      document.querySelector(`.why[data-seq="${CSS.escape(seq)}"]`)?.setAttribute('open', '')
    const list = lines()
    if (top === null || !list) return toEnd()
    list.scrollTop = top
    newer?.removeAttribute('hidden')
  })
}

const isAtEnd = (list: HTMLElement | null): boolean =>
  !list || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR

/** Brings the step that the merchant stands at into the middle of the small chart. */
function showStep(): void {
  const place = document.querySelector<HTMLElement>('.chart-place')
  const step = place?.querySelector('.current')
  if (!place || !step) return
  const [frame, box] = [place.getBoundingClientRect(), step.getBoundingClientRect()]
  place.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2
  place.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2
}
