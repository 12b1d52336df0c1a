import type { Device, KeyId } from '../device.ts'
import type { Flash } from '../flash.ts'
import type { Page, Ram } from '../ram.ts'
import { say } from '../text.ts'

/** Something that can be pressed by its words. */
interface Control {
  readonly words: string
  /** What pressing it means: a key, */
  readonly key?: KeyId
  /** or a place in the open menu. */
  readonly item?: number
  readonly tone: 'item' | 'primary' | 'secondary' | 'corner'
}

const digitKeys: readonly KeyId[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '00']

/** The keys that do something on this page. */
export function liveKeys(device: Device, flash: Flash, page: Page): readonly KeyId[] {
  switch (page.type) {
    case 'boot':
    case 'busy':
    case 'printing':
    case 'go':
      return []
    case 'idle':
      return idleKeys(device, flash)
    case 'menu': {
      const count = device.menus[page.menu]?.items.length ?? 0
      return [...digitKeys.slice(0, Math.min(count, 9)), 'cancel', 'up', 'down']
    }
    case 'enter':
      return [...digitKeys, 'clear', 'cancel', 'confirm']
    case 'card':
      return ['cancel']
    case 'question':
      return page.question === 'details' ? ['0', '1', 'confirm', 'cancel'] : ['confirm', 'cancel']
    case 'notice':
    case 'paper':
      return ['confirm', 'cancel']
    case 'signature':
      return ['confirm', 'clear']
    case 'records':
      return page.only ? ['confirm', 'cancel'] : ['up', 'down', 'confirm', 'cancel']
    case 'locked':
      return ['confirm']
  }
}

// A classic terminal takes the card first; the others take the amount first, as soon as somebody is signed in.
function idleKeys({ kind }: Device, { session }: Flash): readonly KeyId[] {
  if (kind === 'classic') return ['confirm', 'menu']
  if (!session) return ['confirm', 'menu']
  return kind === 'smart' ? [...digitKeys, 'menu'] : [...digitKeys, 'confirm', 'menu']
}

/** The visible words that can be pressed on this page. */
export function wordControls(device: Device, flash: Flash, ram: Ram): readonly Control[] {
  const { page } = ram
  if (page.type === 'menu') return [...menuControls(device, page), ...touchButtons(device, flash, page)]
  return touchButtons(device, flash, page)
}

function menuControls(device: Device, page: Extract<Page, { type: 'menu' }>): Control[] {
  const items = device.menus[page.menu]?.items ?? []
  const { first, end } = visibleItems(device, page)
  return items
    .map((item, index): Control => ({ words: item.words, item: index, tone: 'item' }))
    .slice(first, end)
}

/** Which items of a menu are on the screen; touch screens scroll by themselves and show all. */
export function visibleItems(
  device: Device,
  page: { readonly menu: string; readonly top: number },
): { first: number; end: number } {
  const items = device.menus[page.menu]?.items ?? []
  if (device.kind === 'smart') return { first: 0, end: items.length }
  const size = pageSize(device, page.menu)
  return { first: page.top, end: Math.min(page.top + size, items.length) }
}

/** Items of a menu that fit on the display: two to a row where all are short. */
export function pageSize(device: Device, menu: string): number {
  return columnsOf(device, menu) * device.display.rows
}

/** 2 when the menu's items, in pairs with their numbers, fit into a row. */
export function columnsOf(device: Device, menu: string): 1 | 2 {
  const items = device.menus[menu]?.items ?? []
  const fits = items.every((item, index) => {
    if (index % 2 === 1) return true
    const pair = [item, items[index + 1]].map(one => (one ? 2 * one.words.length + 2 : 0))
    return (pair[0] ?? 0) + (pair[1] ?? 0) <= device.display.columns + 1
  })
  return fits && items.length > device.display.rows ? 2 : 1
}

// What other terminals have as keys, a smart terminal draws as buttons.
function touchButtons(device: Device, flash: Flash, page: Page): Control[] {
  if (device.kind !== 'smart') return []
  const legend = (id: KeyId): string => device.keys.find(key => key.id === id)?.legend ?? id
  const button = (key: KeyId, tone: Control['tone']): Control => ({ words: legend(key), key, tone })
  if (page.type === 'idle') {
    const corner: Control = { words: say(device, 'button-corner'), key: 'menu', tone: 'corner' }
    return flash.session ? [corner] : [corner, button('confirm', 'primary')]
  }
  const live = liveKeys(device, flash, page)
  const wanted: readonly [KeyId, Control['tone']][] = [
    ['up', 'secondary'],
    ['down', 'secondary'],
    ['clear', 'secondary'],
    ['cancel', 'secondary'],
    ['confirm', 'primary'],
  ]
  return (
    wanted
      .filter(([key]) => live.includes(key) && !(page.type === 'menu' && key !== 'cancel'))
      // Where a keypad is drawn, it has a key for clearing.
      .filter(([key]) => key !== 'clear' || page.type !== 'enter')
      // A message has nothing to cancel, unless the job goes on after it.
      .filter(([key]) => key !== 'cancel' || page.type !== 'notice' || page.after === 'job')
      .map(([key, tone]) => button(key, tone))
  )
}
