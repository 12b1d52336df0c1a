import type { Press } from '../../bot/terminal/press.ts'
import type { KeyView, TouchScreen } from '../../bot/terminal/view.ts'

/** Size of a smart terminal's screen, in its own units. */
export const touchWidth = 360
export const touchHeight = 600

/** Something on the screen that can be touched. */
export interface TouchBox {
  readonly role: 'corner' | 'item' | 'primary' | 'secondary' | 'key'
  readonly words: string
  readonly press: Press
  readonly key: KeyView | null
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A line of words that cannot be touched. */
export interface TouchText {
  readonly role: 'title' | 'body' | 'figure'
  readonly words: string
  readonly y: number
  readonly size: number
}

interface TouchLayout {
  readonly boxes: readonly TouchBox[]
  readonly texts: readonly TouchText[]
  /** The free space for a signature. */
  readonly pad: { readonly y: number; readonly height: number }
}

const margin = 16
const inner = touchWidth - 2 * margin
/** Status row and title bar. */
const top = 80
const keyHeight = 54
const gap = 8

/** Lays out a page of the smart terminal: words from the top, keypad and buttons from the bottom, items between. */
export function layTouch(screen: TouchScreen, keys: readonly KeyView[]): TouchLayout {
  const keypad = screen.keypad ? layKeypad(keys) : []
  const keypadTop = Math.min(touchHeight - 12, ...keypad.map(({ y }) => y))
  const buttons = layButtons(screen, keypad, keypadTop)
  const foot = Math.min(keypadTop, ...buttons.map(({ y }) => y))
  const { texts, bottom } = layTexts(screen, foot)
  return {
    boxes: [...layCorner(screen), ...layItems(screen, bottom, foot), ...buttons, ...keypad],
    texts,
    pad: { y: bottom + gap, height: Math.max(80, foot - bottom - 3 * gap) },
  }
}

function layCorner({ corner }: TouchScreen): readonly TouchBox[] {
  if (corner === null) return []
  const width = Math.max(48, [...corner].length * 18 + 20)
  return [{ role: 'corner', words: corner, press: corner, key: null, x: 4, y: 30, width, height: 44 }]
}

function layTexts(screen: TouchScreen, foot: number): { texts: readonly TouchText[]; bottom: number } {
  const title: TouchText = { role: 'title', words: screen.title, y: 59, size: 19 }
  const alone = screen.items.length === 0 && screen.figure === null && !screen.keypad
  const longest = Math.max(1, ...screen.body.map(line => [...line].length))
  const size = Math.min(alone ? 24 : 18, Math.floor(inner / longest))
  const step = size * 1.55
  const height = screen.body.length * step
  // A page with nothing but words has them in the middle, as on a phone.
  const start = alone ? Math.max(top + 24, top + (foot - top - height) / 2.4) : top + 12
  const body = screen.body.map(
    (words, index): TouchText => ({ role: 'body', words, y: start + index * step + size, size }),
  )
  const end = start + height
  if (screen.figure === null) return { texts: [title, ...body], bottom: end }
  const figure: TouchText = { role: 'figure', words: screen.figure, y: end + 50, size: 40 }
  return { texts: [title, ...body, figure], bottom: end + 68 }
}

function layItems({ items }: TouchScreen, from: number, foot: number): readonly TouchBox[] {
  const columns = items.length > 3 && items.every(({ words }) => [...words].length <= 7) ? 2 : 1
  const rows = Math.ceil(items.length / columns)
  const space = foot - from - 2 * gap
  const height = Math.min(
    columns === 2 ? 84 : 56,
    Math.max(40, (space - (rows - 1) * gap) / Math.max(rows, 1)),
  )
  const width = (inner - (columns - 1) * gap) / columns
  return items.map(({ words }, index) => ({
    role: 'item',
    words,
    press: words,
    key: null,
    x: margin + (index % columns) * (width + gap),
    y: from + gap + Math.floor(index / columns) * (height + gap),
    width,
    height,
  }))
}

/** Lays out the buttons, except those that the keypad has as keys. */
function layButtons(screen: TouchScreen, keypad: readonly TouchBox[], foot: number): readonly TouchBox[] {
  const buttons = screen.buttons.filter(({ words }) => keypad.every(key => key.words !== words))
  const width = (inner - Math.max(0, buttons.length - 1) * gap) / Math.max(1, buttons.length)
  return buttons.map(({ words, tone }, index) => ({
    role: tone,
    words,
    press: words,
    key: null,
    x: margin + index * (width + gap),
    y: foot - 52 - gap,
    width,
    height: 52,
  }))
}

/** Lays out the digits and 清除; everything else is a button of the page. */
function layKeypad(all: readonly KeyView[]): readonly TouchBox[] {
  const keys = all.filter(({ id, tone }) => tone === 'digit' || id === 'clear')
  const columns = Math.max(...keys.map(({ column }) => column))
  const rows = Math.max(...keys.map(({ row }) => row))
  const width = touchWidth / columns
  return keys.map(key => ({
    role: 'key',
    words: key.legend,
    press: key.legend,
    key,
    x: (key.column - 1) * width,
    y: touchHeight - (rows - key.row + 1) * keyHeight,
    width,
    height: keyHeight,
  }))
}
