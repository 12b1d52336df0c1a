import { describePress, fill } from './describe-press.ts'
import type { PanelTexts } from './panel-texts.ts'
import { isHasty } from './play-script.ts'
import { isDone, isQuiet, nextTarget, type Player } from './player.ts'

interface Caption {
  readonly tone: 'plain' | 'next' | 'care' | 'proven'
  readonly text: string
}

/**
 * The sentence above the device: what comes next, what went wrong, or that it is done; null when there is
 * none.
 */
export function caption(player: Player, texts: PanelTexts): Caption | null {
  const { mode, mistake, playing } = player
  if (mode === 'free') return null
  if (isDone(player)) return { tone: 'proven', text: mode === 'show' ? texts.shown : texts.tried }
  if (!isQuiet(player)) return { tone: 'plain', text: isHasty(player) ? texts.hasty : texts.working }
  const next = nextTarget(player)
  if (!next) return { tone: 'plain', text: texts.working }
  const what = describePress(next, texts)
  if (mistake)
    return { tone: 'care', text: fill(texts.mistake, { done: describePress(mistake, texts), what }) }
  if (mode === 'try') return { tone: 'next', text: fill(texts.yourTurn, { what }) }
  return { tone: 'next', text: playing ? what : fill(texts.paused, { what }) }
}
