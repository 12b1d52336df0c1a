import type { KeyData, KeyId } from '../../bot/terminal/device.ts'
import type { KeyView } from '../../bot/terminal/view.ts'

const byKeyboard: Readonly<Record<string, KeyId>> = {
  Enter: 'confirm',
  Escape: 'cancel',
  Backspace: 'clear',
  Delete: 'clear',
}

/** The device's key for a key of the computer's keyboard: digits, Enter 确认, Escape 取消, Backspace 清除. */
export function keyForKeyboard(event: KeyboardEvent, keys: readonly KeyData[]): KeyData | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined
  const id = byKeyboard[event.key] ?? event.key
  return keys.find(key => key.id === id)
}

/** The key that an arrow key moves the focus to: the nearest one in that direction; undefined for other keys. */
export function keyInDirection(from: KeyView, arrow: string, keys: readonly KeyView[]): KeyView | undefined {
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
