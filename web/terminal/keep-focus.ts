import type { LitElement } from '../lit.ts'

/** Where the keyboard is on a device, and how it got there. */
interface DeviceFocus {
  /** True while a mouse or finger is used: then the device needs no focus ring. */
  readonly byPointer: boolean
  /** Keeps the focus on the device after a click or touch, so that typing still reaches its keys. */
  readonly onPointer: (event: PointerEvent) => void
  /** A key of the keyboard was pressed. */
  readonly onKeyboard: () => void
}

/**
 * Keeps the keyboard focus on the device of `host`: when a page disappears, its focused touch button would
 * take the focus along.
 */
export function keepFocus(host: LitElement): DeviceFocus {
  let byPointer = false
  let hadFocus = false
  const focusDevice = (): void =>
    host.renderRoot.querySelector<HTMLElement>('.device')?.focus({ preventScroll: true })
  const point = (now: boolean): void => {
    if (byPointer === now) return
    byPointer = now
    host.requestUpdate()
  }
  host.addController({
    hostUpdate() {
      hadFocus = host.shadowRoot?.activeElement?.closest('.device') instanceof HTMLElement
    },
    hostUpdated() {
      if (hadFocus && !host.shadowRoot?.activeElement) focusDevice()
    },
  })
  return {
    get byPointer() {
      return byPointer
    },
    onPointer(event) {
      point(true)
      const target = event.composedPath()[0]
      if (!(target instanceof Element) || !target.closest('[data-key]')) return
      event.preventDefault()
      focusDevice()
    },
    onKeyboard: () => point(false),
  }
}
