import type { DeskEdges } from './desk-client.ts'
import type { DrawnScreen } from './step-picture.ts'

/** Loads the drawing of a terminal's screen; null where the desk has none or cannot be reached. */
export async function fetchScreen({ fetch, desk }: DeskEdges, path: string): Promise<DrawnScreen | null> {
  try {
    const response = await fetch(desk + path, { credentials: 'omit' })
    if (!response.ok || !response.headers.get('content-type')?.startsWith('image/svg+xml')) return null
    const drawing = await response.text()
    const { documentElement } = new DOMParser().parseFromString(drawing, 'image/svg+xml')
    return {
      address: `data:image/svg+xml,${encodeURIComponent(drawing)}`,
      words: documentElement.getAttribute('aria-label') ?? '',
    }
  } catch {
    // No network: the step is shown without its picture.
    return null
  }
}
