import type { TouchScreen, View } from '../../bot/terminal/view.ts'
import { html, nothing, repeat, type TemplateResult } from '../lit.ts'
import { drawSignature } from './draw-signature.ts'
import type { Handling } from './handling.ts'
import { touchPicture } from './picture/touch-picture.ts'
import { placeStyle } from './place-style.ts'
import type { Target } from './target.ts'
import { layTouch, type TouchBox, touchHeight, touchWidth } from './touch-layout.ts'

/** Draws the picture of the page, with a real but invisible button over everything that can be touched. */
export function drawTouchScreen(view: View, screen: TouchScreen, handling: Handling): TemplateResult {
  const { boxes, pad } = layTouch(screen, view.keys)
  return html`<div class="display touch">
    <div aria-hidden="true" .innerHTML=${touchPicture(view, screen)}></div>
    ${repeat(
      view.powered ? boxes : [],
      ({ role, words }) => `${role} ${words}`,
      box => drawHotspot(box, handling),
    )}
    ${view.signing ? drawSignature({ top: pad.y / touchHeight, height: pad.height / touchHeight }, handling.texts.signHere) : ''}
  </div>`
}

function drawHotspot(box: TouchBox, { next, down, press }: Handling): TemplateResult {
  const glow = isAt(box, next)
  const place = {
    left: box.x / touchWidth,
    top: box.y / touchHeight,
    width: box.width / touchWidth,
    height: box.height / touchHeight,
  }
  return html`<button
    type="button"
    class="hotspot ${glow ? 'glow' : ''} ${glow && down ? 'down' : ''}"
    .style=${placeStyle(place)}
    data-key=${box.key?.id ?? nothing}
    aria-label=${box.words}
    @click=${() => press(box.press)}
  ></button>`
}

function isAt({ key, words }: TouchBox, target: Target | null): boolean {
  if (target?.type === 'key') return key?.id === target.id
  return target?.type === 'choice' && key === null && target.words === words
}
