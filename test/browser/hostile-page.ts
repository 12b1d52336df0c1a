import type { assetLinks } from '../../web/asset-links.ts'

/** A shop's page at its worst: old libraries that extend everything, and a style sheet that fears nothing. */
export const hostilePage = ({
  asset,
}: Pick<ReturnType<typeof assetLinks>, 'asset'>): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/hostile.css"><script src="/hostile.js"></script>
<script type="module" src="${asset('support-chat.js')}"></script></head>
<body><div class="frame"><support-chat terminal="/stand-in.js"></support-chat></div>
<button class="own">shop</button></body></html>`

export const hostileSheet = `
* { all: revert; letter-spacing: 4px; line-height: 3; box-sizing: content-box; }
html { font-size: 62.5%; direction: rtl; }
.frame { width: 360px; height: 560px; }
support-chat { display: block; height: 560px; }
button, textarea, input, svg { display: none !important; visibility: hidden !important; }
.entry, .bubble, .top, .log, .menu { display: none !important; color: red !important; }
.own { display: inline-block !important; visibility: visible !important; color: rgb(1, 2, 3); }`

export const hostileScript = `
Array.prototype.each = Array.prototype.contains = function () { throw new Error('each') }
Object.prototype.extend = function () {}
String.prototype.escapeHTML = function () { return 'escaped' }
Array.prototype.toJSON = function () { return 'broken' }
window.fetch = (original => (...parts) => original(...parts))(window.fetch)
window.html = window.render = window.lit = 'taken'
window.names = null
window.names = Object.keys(window)`
