import type { TemplateResult } from '../lit.ts'
import type { Catalogue } from './catalogue.ts'
import { drawFaults } from './draw-faults.ts'
import { drawTrace } from './draw-trace.ts'
import type { Player } from './player.ts'

/** The panels for trainers that `panels` names, separated by spaces; `choose` gives the terminal another fault. */
export function drawPanels(
  panels: string,
  { device, fault, world }: Player,
  { faults, texts }: Catalogue,
  choose: (id: string) => void,
): TemplateResult[] {
  const possible = Object.values(faults).filter(({ kinds }) => kinds.includes(device.kind))
  return panels.split(' ').flatMap(name => {
    switch (name) {
      case 'faults':
        return [drawFaults(possible, fault, texts, choose)]
      case 'trace':
        return [drawTrace(world.frames, texts)]
      default:
        return []
    }
  })
}
