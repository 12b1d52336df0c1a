import type { InFlight } from '../../bot/terminal/link.ts'
import { html, nothing, type TemplateResult } from '../lit.ts'
import { decodeFrame, type FramePart } from './decode-frame.ts'
import { fill } from './describe-press.ts'
import type { PanelTexts } from './panel-texts.ts'

/** Draws the messages on the line, newest first: every part with its bytes and their meaning. */
export function drawTrace(frames: readonly InFlight[], texts: PanelTexts): TemplateResult {
  return html`<details class="panel trace">
    <summary>${fill(texts.trace, { count: String(frames.length) })}</summary>
    ${frames.length === 0 ? html`<p class="empty">${texts.traceEmpty}</p>` : nothing}
    ${[...frames].reverse().map(frame => drawFrame(frame, texts))}
  </details>`
}

function drawFrame({ at, to, frame }: InFlight, texts: PanelTexts): TemplateResult {
  const parts = decodeFrame(frame)
  const title = 'reason' in parts ? texts.unreadable : (parts.find(({ part }) => part === 'mti')?.value ?? '')
  return html`<details class="frame ${to}">
    <summary>
      <span class="way-of" aria-hidden="true">${to === 'host' ? '→' : '←'}</span>
      <b>${title}</b>
      <span>${to === 'host' ? texts.sent : texts.received}</span>
      <time>${(at / 1000).toFixed(1)} s</time>
    </summary>
    ${'reason' in parts ? html`<p class="bytes">${frame}</p>` : drawParts(parts, texts)}
  </details>`
}

function drawParts(parts: readonly FramePart[], texts: PanelTexts): TemplateResult {
  return html`<table>
    <thead><tr><th scope="col">${texts.field}</th><th scope="col">${texts.bytes}</th><th scope="col">${texts.value}</th></tr></thead>
    <tbody>
      ${parts.map(
        ({ part, bytes, value }) => html`<tr>
          <th scope="row">${typeof part === 'number' ? html`<i>${part}</i> ` : ''}${texts.fields[part] ?? part}</th>
          <td class="bytes">${pairs(bytes)}</td>
          <td class="value">${value}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}

const pairs = (bytes: string): string => bytes.replace(/..(?=.)/g, '$& ')
