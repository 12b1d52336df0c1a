import { html, type TemplateResult } from '../lit.ts'

const paths = {
  play: 'M8 5v14l11-7z',
  pause: 'M7 5h4v14H7zM13 5h4v14h-4z',
  step: 'M5 5v14l9-7zM16 5h3v14h-3z',
  back: 'M19 5v14l-9-7zM5 5h3v14H5z',
  replay: 'M12 5V2L7 6.5 12 11V8a5 5 0 1 1-5 5H4a8 8 0 1 0 8-8z',
  power: 'M11 3h2v9h-2zM7.8 6.2l1.4 1.5a6 6 0 1 0 5.6 0l1.4-1.5a8 8 0 1 1-8.4 0z',
  network: 'M3 17h3v3H3zM8 13h3v7H8zM13 9h3v11h-3zM18 4h3v16h-3z',
  paper: 'M6 3h12v18l-2-1.6L14 21l-2-1.6L10 21l-2-1.6L6 21zM9 7v1.6h6V7zM9 11v1.6h6V11z',
  charger: 'M13 2L5 13.5h5.5L10 22l9-12.5h-6z',
  sim: 'M7 2h7l5 5v15H5V4a2 2 0 0 1 2-2zM8 12v7h8v-7z',
} as const

type IconName = keyof typeof paths

/** A small icon that screen readers skip, since the button around it has the words. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill-rule="evenodd"><path d=${paths[name]} /></svg>`
