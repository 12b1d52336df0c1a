const look =
  'margin:0;color:#000;font:11pt/1.6 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere'

let frame: HTMLIFrameElement | null = null

/**
 * Prints text under a title, black on white, from an iframe, so that the page around the chat is not printed.
 */
export function printTalk(title: string, text: string): void {
  frame?.remove()
  frame = document.createElement('iframe')
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden'
  frame.title = title
  frame.setAttribute('aria-hidden', 'true')
  document.body.append(frame)
  const inner = frame.contentWindow
  if (!inner) return
  const { document: paper } = inner
  paper.documentElement.lang = 'zh-CN'
  paper.title = title
  const body = paper.createElement('pre')
  body.textContent = text
  // Set by script, since pages with a strict policy allow no style element.
  body.style.cssText = look
  paper.body.append(body)
  inner.print()
}
