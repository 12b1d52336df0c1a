import { html, nothing, type TemplateResult } from '../lit.ts'
import { caption } from './caption.ts'
import { fill } from './describe-press.ts'
import { icon } from './icons.ts'
import type { PanelTexts } from './panel-texts.ts'
import { isDone, type Player } from './player.ts'

interface ControlActs {
  readonly play: () => void
  readonly pause: () => void
  readonly forward: () => void
  readonly back: () => void
  readonly replay: () => void
  readonly tryIt: () => void
  readonly changeSpeed: () => void
}

/** The sentence about the next press, and the buttons of the player; nothing where there is no script. */
export function drawControls(
  player: Player,
  texts: PanelTexts,
  acts: ControlActs,
): TemplateResult | typeof nothing {
  const { script, trail, playing, mode, speed } = player
  if (script.length === 0) return nothing
  const said = caption(player, texts)
  const moving = mode === 'show' && playing && !isDone(player)
  const button = (name: 'back' | 'step' | 'replay', act: () => void, off: boolean) =>
    html`<button type="button" class="control" title=${texts[name]} aria-label=${texts[name]} ?disabled=${off} @click=${act}
      >${icon(name)}</button
    >`
  return html`<div class=${mode === 'try' ? 'controls trying' : 'controls'}>
    <p class="caption ${said?.tone ?? 'plain'}" role="status">${said?.text}</p>
    <progress
      max=${script.length}
      value=${isDone(player) ? script.length : trail.length}
      aria-label=${fill(texts.progress, { done: String(trail.length), all: String(script.length) })}
    ></progress>
    <div class="buttons">
      ${button('back', acts.back, trail.length === 0 || mode !== 'show')}
      <button type="button" class="control main" aria-label=${moving ? texts.pause : texts.play} @click=${moving ? acts.pause : acts.play}
        >${icon(moving ? 'pause' : 'play')}</button
      >
      ${button('step', acts.forward, mode !== 'show' || isDone(player))}
      ${button('replay', acts.replay, trail.length === 0)}
      <button type="button" class="control speed" aria-label="${texts.speed} ${speed}×" @click=${acts.changeSpeed}>${speed}×</button>
      <button type="button" class="control try" aria-pressed=${mode === 'try'} @click=${acts.tryIt}>${texts.tryIt}</button>
    </div>
  </div>`
}
