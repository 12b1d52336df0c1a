import type { LauncherTexts } from '../../bot/content/embed-schema.ts'
import { openLauncher, type Posdesk } from './open-launcher.ts'
import { readOptions } from './read-options.ts'

/** Inserted by the build from `content/embed.yaml`. */
declare const launcherTexts: LauncherTexts

declare global {
  interface Window {
    posdesk?: Posdesk
  }
}

const script = document.currentScript

// A page may contain the script twice, but one button is enough.
if (script instanceof HTMLScriptElement && !window.posdesk) {
  const name = 'posdesk-launcher'
  customElements.define(name, class extends HTMLElement {})
  const host = document.createElement(name)
  window.posdesk = openLauncher(host, readOptions(script), launcherTexts)
  if (document.body) document.body.append(host)
  else addEventListener('DOMContentLoaded', () => document.body.append(host))
}
