import type { Press } from '../../bot/terminal/press.ts'

const acts: Readonly<Record<string, readonly string[]>> = {
  paper: ['load', 'out', 'jam'],
  power: ['on', 'off'],
  network: ['up', 'down'],
  card: ['swipe', 'insert', 'tap', 'remove'],
  charger: ['in', 'out'],
  sim: ['in', 'out'],
}

/** Reads the `script` attribute, a list of presses as JSON; a text that is anything else gives an empty script. */
export function readScript(text: string): readonly Press[] {
  try {
    const script: unknown = JSON.parse(text)
    return Array.isArray(script) && script.every(isPress) ? script : []
  } catch {
    // Not JSON: a page that shows a terminal without a script is better than none.
    return []
  }
}

function isPress(value: unknown): value is Press {
  if (typeof value === 'string') return true
  if (typeof value !== 'object' || value === null) return false
  if ('wait' in value) return typeof value.wait === 'number'
  if ('screen' in value) {
    return typeof value.screen === 'string' && 'press' in value && isPress(value.press)
  }
  return Object.entries(value).some(([act, to]) => typeof to === 'string' && acts[act]?.includes(to))
}
