/**
 * Scrolls a chart to its first box, and highlights the edges of the box that is pointed at, touched or
 * focused.
 */
export function exploreChart(page: Document): void {
  const frame = page.querySelector<HTMLElement>('.chart')
  const chart = frame?.querySelector('.flow-chart')
  const start = chart?.querySelector('.start')
  if (!frame || !chart || !start) return
  const { left, width } = start.getBoundingClientRect()
  frame.scrollLeft += left + width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2
  const ways = [...chart.querySelectorAll<SVGElement>('[data-from]')]
  const mark = ({ target }: Event): void => {
    const box = target instanceof Element ? target.closest<SVGElement>('a, [data-node]') : null
    const node = box?.querySelector<SVGElement>('[data-node]') ?? box
    const id = node?.dataset.node
    for (const way of ways) {
      way.classList.toggle('near', id !== undefined && (way.dataset.from === id || way.dataset.to === id))
    }
  }
  for (const kind of ['pointerover', 'focusin']) chart.addEventListener(kind, mark)
}
