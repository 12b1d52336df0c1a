import { svg } from '../lit.ts'

/** Draws a line icon of 20 × 20 pixels in the colour of the surrounding text. */
const drawing = (paths: unknown) => svg`<svg viewBox="0 0 20 20" width="20" height="20" fill="none"
  stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"
  aria-hidden="true" focusable="false">${paths}</svg>`

/** A payment terminal with its slip. */
export const terminalIcon =
  drawing(svg`<path d="M6.5 5V2.2h7V5"/><rect x="4.5" y="5" width="11" height="13" rx="2"/>
  <path d="M7 8.2h6v2.6H7zM7.2 13.6h.01M10 13.6h.01M12.8 13.6h.01M7.2 15.8h.01M10 15.8h.01M12.8 15.8h.01"/>`)

export const personIcon = drawing(
  svg`<circle cx="10" cy="6.6" r="3.1"/><path d="M3.8 17c.6-3.3 3-5.2 6.2-5.2s5.6 1.9 6.2 5.2"/>`,
)

export const sendIcon = drawing(svg`<path d="M10 16.5v-13M4.6 8.9 10 3.5l5.4 5.4"/>`)

export const checkIcon = drawing(svg`<path d="m4.5 10.5 3.6 3.6 7.4-8"/>`)

export const copyIcon = drawing(
  svg`<rect x="7" y="7" width="9.5" height="9.5" rx="2"/><path d="M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7"/>`,
)

export const saveIcon = drawing(svg`<path d="M10 3.5v9M6.2 8.9l3.8 3.8 3.8-3.8M4 16.5h12"/>`)

export const closeIcon = drawing(svg`<path d="m5 5 10 10M15 5 5 15"/>`)

export const downIcon = drawing(svg`<path d="M10 4v12M4.8 10.8 10 16l5.2-5.2"/>`)

export const waitIcon = drawing(svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4.2l2.6 1.6"/>`)

export const alertIcon = drawing(svg`<circle cx="10" cy="10" r="7"/><path d="M10 6.4v4.4M10 13.6h.01"/>`)

export const backIcon = drawing(svg`<path d="M7.5 4 3.5 8l4 4M3.8 8h8a4 4 0 0 1 0 8H8"/>`)

export const moreIcon = drawing(svg`<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.4"/>`)

export const photoIcon = drawing(
  svg`<path d="M3 7.5A1.5 1.5 0 0 1 4.5 6h2l1.2-2h4.6l1.2 2h2A1.5 1.5 0 0 1 17 7.5v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z"/><circle cx="10" cy="11" r="2.8"/>`,
)

export const printIcon = drawing(
  svg`<path d="M6 7V3h8v4M6 14H4.5A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5v4a1.5 1.5 0 0 1-1.5 1.5H14M6 11.5h8V17H6z"/>`,
)

export const soundIcon = drawing(
  svg`<path d="M3.5 8v4h2.7L10 15.5v-11L6.2 8zM13 7.5a3.6 3.6 0 0 1 0 5M15 5a7 7 0 0 1 0 10"/>`,
)

export const letterIcon = drawing(
  svg`<path d="m3 16 4.5-12L12 16M4.6 12h5.8M13 16l2.2-6 2.3 6M13.8 14h2.9"/>`,
)
