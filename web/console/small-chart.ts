import { drawFlowChart } from '../../bot/chart/draw-flow-chart.ts'
import type { Content } from '../../bot/content/content.ts'
import type { Flow } from '../../bot/dialog/flow.ts'
import { chartWords } from '../guide/chart-words.ts'

// Laying out a chart takes long, and a flow object never changes: new content brings new objects.
const drawn = new WeakMap<Flow, Map<string, string>>()

/** The chart of a flow, with the current node marked if there is one; each is drawn only once. */
export function smallChart({ dialog, pages }: Content, flow: Flow, current: string | undefined): string {
  const known = drawn.get(flow) ?? new Map<string, string>()
  drawn.set(flow, known)
  const kept = known.get(current ?? '')
  if (kept !== undefined) return kept
  const words = chartWords(dialog, flow, pages.chart)
  const chart = drawFlowChart(flow, { ...words, ...(current === undefined ? {} : { current }) })
  known.set(current ?? '', chart)
  return chart
}
