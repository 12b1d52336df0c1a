import type { KeyData, KeyId } from '../../bot/terminal/device.ts'
import type { KeyView } from '../../bot/terminal/view.ts'
import type { Player } from './player.ts'

/**
 * The effect of a key on the computer's keyboard: it moves the focus to another key of the device, or presses
 * one.
 */
type KeyAct = { readonly focus: KeyId } | { readonly press: string }

/** What `event` means on the device that is shown; null when it means nothing there. */
export function keyAct(event: KeyboardEvent, { view, device }: Player): KeyAct | null {
  const path = event.composedPath()
  const focused = view.keys.find(({ id }) =>
    path.some(node => node instanceof HTMLElement && node.dataset.key === id),
  )
  const neighbour = focused && keyInDirection(focused, event.key, view.keys)
  if (neighbour) return { focus: neighbour.id }
  // Enter on a focused key or touch button activates that one.
  if (event.key === 'Enter' && path[0] instanceof HTMLButtonElement) return null
  // A touch screen draws only some of its keys; the keyboard offers all of them.
  const key = keyForKeyboard(event, device.keys)
  return key ? { press: key.legend } : null
}

const byKeyboard: Readonly<Record<string, KeyId>> = {
  Enter: 'confirm',
  Escape: 'cancel',
  Backspace: 'clear',
  Delete: 'clear',
}

/** Digits map to themselves, Enter to 确认, Escape to 取消, Backspace to 清除. */
function keyForKeyboard(event: KeyboardEvent, keys: readonly KeyData[]): KeyData | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined
  const id = byKeyboard[event.key] ?? event.key
  return keys.find(key => key.id === id)
}

/** The nearest key in the direction of an arrow key, or `from` itself at the edge; undefined for other keys. */
function keyInDirection(from: KeyView, arrow: string, keys: readonly KeyView[]): KeyView | undefined {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  }
  const step = steps[arrow]
  if (!step) return undefined
  const [down, right] = step
  const ahead = keys.filter(({ row, column }) => (row - from.row) * down + (column - from.column) * right > 0)
  const distance = ({ row, column }: KeyView): number =>
    Math.abs(row - from.row) * (down === 0 ? 4 : 1) + Math.abs(column - from.column) * (right === 0 ? 4 : 1)
  return [...ahead].sort((one, other) => distance(one) - distance(other))[0] ?? from
}
