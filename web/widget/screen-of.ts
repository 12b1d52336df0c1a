import type { WireEvent } from '../../bot/dialog/wire.ts'

/** What the terminal shows after a step. */
export interface StepScreen {
  /** The address of the drawing at the desk. */
  readonly path: string
  /** The kind of terminal, which determines the shape of the screen. */
  readonly kind: string
}

/** The screen that belongs to a step's event; null where the desk draws none. */
export function screenOf({
  screen,
  flow,
  node,
}: Pick<WireEvent, 'screen' | 'flow' | 'node'>): StepScreen | null {
  if (!screen || !flow || !node) return null
  const { kind, version } = screen
  const names = [version, flow, node, kind].map(encodeURIComponent)
  return { path: `/api/simulator/pictures/${names.join('/')}.svg`, kind }
}
