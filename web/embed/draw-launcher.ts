import type { LauncherTexts } from '../../bot/content/embed-schema.ts'

/**
 * The launcher's own elements. They are created one by one, so that pages that enforce Trusted Types accept
 * them.
 */
interface LauncherParts {
  readonly button: HTMLButtonElement
  readonly badge: HTMLElement
  readonly panel: HTMLElement
  readonly close: HTMLButtonElement
  readonly place: HTMLElement
}

const svg = 'http://www.w3.org/2000/svg'

export function drawLauncher(root: ShadowRoot, texts: LauncherTexts): LauncherParts {
  const panel = make('section', 'panel')
  panel.hidden = true
  panel.tabIndex = -1
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', texts.panel)
  const close = makeButton('close', texts.close)
  const place = make('div', 'place')
  panel.append(close, place)
  const button = makeButton('launch', '')
  const badge = make('span', 'badge')
  badge.setAttribute('aria-hidden', 'true')
  button.append(drawIcon(), badge)
  root.append(panel, button)
  return { button, badge, panel, close, place }
}

/** Shows in the panel that the chat could not be loaded, with a button to try again. */
export function drawTrouble(place: HTMLElement, texts: LauncherTexts, retry: () => void): void {
  const trouble = make('div', 'trouble')
  trouble.setAttribute('role', 'alert')
  const again = makeButton('', texts.retry)
  again.onclick = retry
  trouble.append(texts.failed, again)
  place.textContent = ''
  place.append(trouble)
}

/** Shows in the panel that the chat is loading. */
export function drawLoading(place: HTMLElement, texts: LauncherTexts): void {
  place.textContent = ''
  const loading = make('div', 'trouble')
  loading.setAttribute('role', 'status')
  loading.append(texts.loading)
  place.append(loading)
}

function make(name: 'section' | 'div' | 'span', className: string): HTMLElement {
  const element = document.createElement(name)
  element.className = className
  return element
}

function makeButton(className: string, words: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = words
  return button
}

/** Draws a speech bubble, and a down arrow for when the panel is open. */
function drawIcon(): Element {
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('viewBox', '0 0 24 24')
  picture.setAttribute('aria-hidden', 'true')
  picture.append(
    drawPath('bubble', 'M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z'),
    drawPath('down', 'M5 8l7 7 7-7 2 2-9 9-9-9z'),
  )
  return picture
}

function drawPath(className: string, line: string): Element {
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('class', className)
  path.setAttribute('fill', 'currentColor')
  path.setAttribute('d', line)
  return path
}
