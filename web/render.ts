import { join } from 'node:path'
import type { Express } from 'express'
import nunjucks from 'nunjucks'
import type { Content } from '../bot/content/content.ts'
import { assetLinks } from './asset-links.ts'
import { formatTime } from './console/format-time.ts'
import { fill } from './guide/fill.ts'
import type { Manifest } from './manifest.ts'

/** Sets up the page templates, with HTML escaping on. */
export function setUpViews(app: Express, content: Content, manifest: Manifest): void {
  const views = nunjucks.configure(join(import.meta.dirname, 'views'), { autoescape: true, express: app })
  const escapeHtml = views.getFilter('escape')
  views.addFilter('screen', (text: string) => markScreenWords(String(escapeHtml(text))))
  views.addFilter('fill', fill)
  views.addFilter('time', formatTime)
  const { asset, preloads } = assetLinks(manifest, '/assets/')
  views.addGlobal('pages', content.pages)
  views.addGlobal('asset', asset)
  views.addGlobal('preloads', preloads)
  views.addGlobal('version', content.version)
}

const quote = (mark: string): string => `<span class="quote">${mark}</span>`

/**
 * Marks words in 「」, which are on a screen or a key, to be drawn as one; the quotes remain for copying.
 * `html` is already escaped.
 */
const markScreenWords = (html: string): nunjucks.runtime.SafeString =>
  new nunjucks.runtime.SafeString(
    html.replace(/「([^」]*)」/g, `<span class="screen">${quote('「')}$1${quote('」')}</span>`),
  )
