import type { TemplateResult } from 'lit'
import type { View } from '../../bot/terminal/view.ts'
import { drawClassic } from './draw-classic.ts'
import { drawEsign } from './draw-esign.ts'
import { drawSmart } from './draw-smart.ts'
import type { Handling } from './handling.ts'

/** The device as its kind looks. */
export function drawDevice(view: View, handling: Handling): TemplateResult {
  switch (view.kind) {
    case 'classic':
      return drawClassic(view, handling)
    case 'esign':
      return drawEsign(view, handling)
    case 'smart':
      return drawSmart(view, handling)
  }
}
