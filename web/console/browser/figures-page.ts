// Draws a chart for each table marked for it; the table remains, for readers who cannot see charts.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip)

const charts = new Map<Element, Chart>()

function draw(place: HTMLElement): void {
  const canvas = place.querySelector('canvas')
  const table = place.querySelector('table')
  if (!canvas || !table) return
  const heads = [...table.querySelectorAll<HTMLElement>('thead th')]
  const rows = [...table.querySelectorAll('tbody tr')].slice(0, Number(place.dataset.most ?? Infinity))
  const cell = (row: Element, index: number) => row.children[index]?.textContent?.trim() ?? ''
  const lying = place.dataset.chart === 'lying'
  const series = heads.flatMap((head, index) =>
    head.dataset.tone === undefined
      ? []
      : [
          {
            label: head.textContent ?? '',
            data: rows.map(row => Number(cell(row, index))),
            backgroundColor: token(`--${head.dataset.tone}`),
            borderColor: token('--surface'),
            borderWidth: lying ? { right: 1 } : { top: 1 },
            maxBarThickness: 28,
          },
        ],
  )
  if (lying) place.style.setProperty('--chart-height', `${rows.length * 34 + 72}px`)
  place.classList.add('drawn')
  charts.get(place)?.destroy()
  const [ink, line] = [token('--ink-quiet'), token('--line')]
  const values = {
    stacked: true,
    beginAtZero: true,
    grid: { color: line },
    ticks: { color: ink, precision: 0 },
  }
  const names = { stacked: true, grid: { display: false }, ticks: { color: ink, autoSkipPadding: 12 } }
  charts.set(
    place,
    new Chart(canvas, {
      type: 'bar',
      data: { labels: rows.map(nameOf), datasets: series },
      options: {
        indexAxis: lying ? 'y' : 'x',
        maintainAspectRatio: false,
        animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 160 },
        font: { family: getComputedStyle(document.body).fontFamily, size: 13 },
        interaction: { mode: 'index', axis: lying ? 'y' : 'x', intersect: false },
        scales: lying ? { x: values, y: names } : { x: names, y: values },
        plugins: {
          legend: {
            display: series.length > 1,
            position: 'bottom',
            labels: { color: ink, boxWidth: 14, boxHeight: 14 },
          },
        },
      },
    }),
  )
}

/** The row's short name for charts if it has one, else its name. */
function nameOf(row: Element): string {
  const [head] = row.children
  const short = head instanceof HTMLElement ? head.dataset.short : undefined
  return short ?? head?.textContent?.trim() ?? ''
}

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const drawAll = (): void => document.querySelectorAll<HTMLElement>('[data-chart]').forEach(draw)

drawAll()
// Colours and motion are read while drawing.
for (const wish of ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'])
  matchMedia(wish).addEventListener('change', drawAll)
