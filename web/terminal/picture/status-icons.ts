import type { View } from '../../../bot/terminal/view.ts'

/** Draws the row of symbols above a character display: signal, charger, battery and clock, 8 units high. */
export function statusIcons({ signal, battery, charging, clock }: View, width: number): string {
  return [
    drawSignal(signal),
    `<text x="${width / 2}" y="8.2" font-size="6.4" text-anchor="middle" font-family="ui-monospace,Menlo,Consolas,monospace">${clock}</text>`,
    charging ? `<path d="M${width - 27} 2l-3 4h2.2l-1 3 3.4-4.2h-2.2z"/>` : '',
    drawBattery(battery, width - 22),
  ].join('')
}

function drawSignal(bars: number | null): string {
  const mast = '<path d="M6 2h4.4L8.6 4.4V9h-.8V4.4z"/>'
  if (bars === null) return `${mast}<path d="M12 3l4 5m0-5l-4 5" stroke="currentColor" stroke-width=".8"/>`
  return (
    mast +
    [1, 2, 3, 4]
      .map(bar => {
        const height = 1.4 + bar * 1.4
        return `<rect x="${9.4 + bar * 2.4}" y="${9 - height}" width="1.6" height="${height}" opacity="${bar <= bars ? 1 : 0.18}"/>`
      })
      .join('')
  )
}

function drawBattery(percent: number, x: number): string {
  const filled = Math.round((Math.max(0, Math.min(100, percent)) / 100) * 11 * 10) / 10
  return (
    `<path d="M${x} 2.5h13v6h-13z" fill="none" stroke="currentColor" stroke-width=".8"/>` +
    `<path d="M${x + 13.4} 4.4h1.4v2.2h-1.4z"/><rect x="${x + 1}" y="3.5" width="${filled}" height="4"/>`
  )
}
