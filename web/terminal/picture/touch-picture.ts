import { escapeMarkup } from '../../../bot/escape-markup.ts'
import type { TouchScreen, View } from '../../../bot/terminal/view.ts'
import { layTouch, type TouchBox, type TouchText, touchHeight, touchWidth } from '../touch-layout.ts'
import { round } from './cell-text.ts'
import { statusIcons } from './status-icons.ts'

const font =
  'system-ui,&quot;PingFang SC&quot;,&quot;Noto Sans SC&quot;,&quot;Noto Sans CJK SC&quot;,&quot;Microsoft YaHei&quot;,sans-serif'

const ground = '#f4f6f9'
const bar = '#1668c7'
const ink = '#1c2633'

/** Draws a smart terminal's touch screen as an SVG. */
export function touchPicture(view: View, screen: TouchScreen): string {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" class="screen-picture touch" viewBox="0 0 ${touchWidth} ${touchHeight}" role="img" aria-label="${escapeMarkup(view.words.join('，'))}">`
  if (!view.powered)
    return `${open}<rect width="${touchWidth}" height="${touchHeight}" fill="#0a0d12"/></svg>`
  const { boxes, texts, pad } = layTouch(screen, view.keys)
  return [
    open,
    `<rect width="${touchWidth}" height="${touchHeight}" fill="${ground}"/>`,
    `<path d="M0 0h${touchWidth}v76H0z" fill="${bar}"/>`,
    `<g transform="translate(4 3) scale(1.8)" fill="#fff" color="#fff">${statusIcons(view, touchWidth / 1.8 - 8)}</g>`,
    `<g font-family="${font}">`,
    ...boxes.map(drawBox),
    ...texts.map(drawText),
    '</g>',
    view.signing
      ? `<rect class="pad" x="16" y="${round(pad.y)}" width="328" height="${round(pad.height)}" rx="10" fill="#fff" stroke="#9fb2c8" stroke-dasharray="6 5"/>`
      : '',
    '</svg>',
  ].join('')
}

const textTones: Readonly<Record<TouchText['role'], string>> = {
  title: '#ffffff',
  body: ink,
  figure: '#0f4e9b',
}

function drawText({ role, words, y, size }: TouchText): string {
  const weight = role === 'body' ? 400 : 600
  return `<text x="${touchWidth / 2}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${textTones[role]}" text-anchor="middle">${escapeMarkup(words)}</text>`
}

const boxTones: Readonly<Record<TouchBox['role'], readonly [face: string, edge: string, ink: string]>> = {
  corner: ['none', 'none', '#ffffff'],
  item: ['#ffffff', '#d5dde7', ink],
  primary: [bar, bar, '#ffffff'],
  secondary: ['#ffffff', '#b9c6d6', '#1f4f87'],
  key: ['#ffffff', '#dde3ea', ink],
}

const keyTones: Readonly<Record<string, readonly [string, string, string]>> = {
  confirm: ['#2b8f50', '#2b8f50', '#ffffff'],
  cancel: ['#fdeceb', '#dde3ea', '#a8231b'],
  clear: ['#fdf3dc', '#dde3ea', '#704b00'],
}

function drawBox({ role, words, key, x, y, width, height }: TouchBox): string {
  const [face, edge, text] = (key && keyTones[key.tone]) ?? boxTones[role]
  const radius = role === 'key' ? 0 : role === 'item' ? 10 : 26
  const size = fitSize(words, role === 'key' && words.length < 3 && /\d/.test(words) ? 24 : 17, width - 12)
  const rect = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${face}" stroke="${edge}"/>`
  return `${rect}<text x="${round(x + width / 2)}" y="${round(y + height / 2 + size * 0.36)}" font-size="${size}" font-weight="500" fill="${text}" text-anchor="middle">${escapeMarkup(words)}</text>`
}

/** The font size at which the words fit the width. */
const fitSize = (words: string, wanted: number, width: number): number =>
  Math.min(wanted, Math.floor(width / Math.max(1, [...words].length)))
