import type { PrinterView, View } from '../../bot/terminal/view.ts'
import { html, nothing, type TemplateResult } from '../lit.ts'
import { drawCardSlot } from './draw-card-slot.ts'
import { drawLamps } from './draw-lamps.ts'
import type { Handling } from './handling.ts'
import type { LateParts } from './late-parts.ts'

type Drawing = TemplateResult | typeof nothing

/** Parts that every kind of device has; each kind's drawing puts them where they belong. */
export interface DeviceParts {
  readonly lamps: Drawing
  readonly slot: Drawing
  readonly paper: Drawing
}

/** Draws the device as its kind looks; nothing until that kind's drawing is loaded. */
export function drawDevice(view: View, handling: Handling, late: LateParts): Drawing {
  const parts: DeviceParts = {
    lamps: drawLamps(view, handling),
    slot: drawCardSlot(view, handling),
    paper: view.printer ? drawMouth(view.printer, handling, late) : nothing,
  }
  switch (view.kind) {
    case 'classic':
      return late.keypad?.drawClassic(view, handling, parts) ?? nothing
    case 'esign':
      return late.keypad?.drawEsign(view, handling, parts) ?? nothing
    case 'smart':
      return late.touch?.drawSmart(view, handling, parts) ?? nothing
  }
}

/** Draws the paper outlet: the newest slip, or a stub of blank paper before the first. */
function drawMouth({ state, slips }: PrinterView, { texts }: Handling, late: LateParts): Drawing {
  const slip = slips[slips.length - 1]
  if (slip && slip.lines.length > 0 && late.slips) return late.slips.drawPaper(slip, texts.slip)
  return html`<div class="paper-out">${state === 'out' ? '' : html`<div class="stub"></div>`}</div>`
}
