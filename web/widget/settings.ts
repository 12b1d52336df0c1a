/** The merchant's preferences, kept on this device. */
export interface Settings {
  /** Whether to play a short tone for a new message. */
  readonly sound: boolean
  /** The text size: 0 normal, 1 large, 2 largest. */
  readonly size: 0 | 1 | 2
}

const key = 'posdesk:settings'
const usual: Settings = { sound: false, size: 0 }

/** The settings of an earlier visit, or the defaults. */
export function restoreSettings(): Settings {
  try {
    const saved = JSON.parse(localStorage.getItem(key) ?? 'null')
    return { sound: saved?.sound === true, size: saved?.size === 1 || saved?.size === 2 ? saved.size : 0 }
  } catch {
    // Storage is switched off, or contains something else.
    return usual
  }
}

export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings))
  } catch {
    // Storage is switched off: the settings apply to this page only.
  }
}

const factors = [1, 1.2, 1.45] as const

/**
 * How much larger than designed the text is: the merchant's choice times the font size set in the browser.
 */
export function typeScale(root: DocumentFragment | HTMLElement, { size }: Settings): number {
  const probe = document.createElement('span')
  // The browser's own font size, whatever the surrounding page sets.
  probe.style.fontSize = 'medium'
  root.append(probe)
  const own = Number.parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return (own > 0 ? own / 16 : 1) * factors[size]
}
