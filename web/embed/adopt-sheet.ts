/**
 * Gives a shadow root a style sheet without inline styles, which a strict policy of the host page would
 * block.
 */
export function adoptSheet(root: ShadowRoot, text: string, nonce: string): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    return
  }
  const style = document.createElement('style')
  style.nonce = nonce
  style.textContent = text
  root.append(style)
}
