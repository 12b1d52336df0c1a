import { cellsOf, centre, wrap } from '../cells.ts'
import type { Device } from '../device.ts'
import type { Flash } from '../flash.ts'
import type { Page, Ram } from '../ram.ts'
import { columnsOf, visibleItems, wordControls } from './controls.ts'
import type { PageContent } from './page-content.ts'
import type { LinesScreen, TouchScreen } from './screen.ts'

/** Puts a page on a display of character cells. */
export function layOutLines(device: Device, page: Page, content: PageContent): LinesScreen {
  const { rows, columns } = device.display
  const screen = (lines: readonly string[], cursor: number | null): LinesScreen => ({
    type: 'lines',
    rows,
    columns,
    lines: Array.from({ length: rows }, (_, row) => lines[row] ?? ''),
    cursor,
  })
  if (page.type === 'menu') return screen(menuLines(device, page), null)
  const title = content.title === null ? [] : [centre(content.title, columns)]
  const body = content.body.flatMap(text => wrap(text, columns))
  const text = [...title, ...body]
  if (content.figure === null) {
    const room = rows - text.length
    // A short message stands in the middle of a display that is otherwise empty.
    const above =
      page.type === 'notice' && room > 1 ? Array.from({ length: Math.floor(room / 2) }, () => '') : []
    return screen([...above, ...text].slice(0, rows), null)
  }
  const kept = text.length >= rows ? [...title, ...body.slice(title.length + body.length - rows + 1)] : text
  return screen([...kept, content.figure], Math.min(kept.length, rows - 1))
}

function menuLines(device: Device, page: Extract<Page, { type: 'menu' }>): string[] {
  const items = device.menus[page.menu]?.items ?? []
  const { first, end } = visibleItems(device, page)
  const numbered = items.map((item, index) => `${index + 1}${item.words}`).slice(first, end)
  if (columnsOf(device, page.menu) === 1) return numbered
  const { columns } = device.display
  const half = columns / 2
  const lines: string[] = []
  for (let index = 0; index < numbered.length; index += 2) {
    const left = numbered[index] ?? ''
    const right = numbered[index + 1]
    if (right === undefined) {
      lines.push(left)
      continue
    }
    // The second item begins in the middle of the row, further left where it is too long for that.
    const begin = Math.min(half, columns - cellsOf(right))
    lines.push(left + ' '.repeat(Math.max(begin - cellsOf(left), 1)) + right)
  }
  return lines
}

/** Puts a page on a touch screen. */
export function layOutTouch(device: Device, flash: Flash, ram: Ram, content: PageContent): TouchScreen {
  const controls = wordControls(device, flash, ram)
  const { page } = ram
  return {
    type: 'touch',
    title: content.title ?? '',
    corner: controls.find(control => control.tone === 'corner')?.words ?? null,
    body: content.body.flatMap(text => text.split('\n')),
    figure: content.figure,
    items: controls.filter(control => control.tone === 'item').map(({ words }) => ({ words })),
    buttons: controls.flatMap(({ words, tone }) =>
      tone === 'primary' || tone === 'secondary' ? [{ words, tone }] : [],
    ),
    keypad: page.type === 'enter' || (page.type === 'idle' && flash.session !== null),
  }
}
