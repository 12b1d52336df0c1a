import type { WidgetTexts } from '../../bot/content/widget-schema.ts'
import { backOff } from './back-off.ts'
import { createPause } from './clock.ts'
import type { ConnectionEdges } from './connection.ts'

/** The chat window's own texts, by place. */
export type Texts = WidgetTexts

/** Fills in the `{name}` places of a sentence; a place without a value is left as it is. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** Fetches the chat window's texts, retrying while `isWanted`; null once they are no longer wanted. */
export async function loadTexts(edges: ConnectionEdges, isWanted: () => boolean): Promise<Texts | null> {
  const pause = createPause(edges.clock)
  for (let attempt = 0; isWanted(); attempt++) {
    const texts = await fetchTexts(edges)
    if (texts) return texts
    await pause.wait(backOff(attempt, edges.random()))
  }
  return null
}

async function fetchTexts({ fetch, desk }: ConnectionEdges): Promise<Texts | null> {
  try {
    const response = await fetch(`${desk}/widget/texts.json`)
    return response.ok ? await response.json() : null
  } catch {
    // No network: the caller tries again.
    return null
  }
}
