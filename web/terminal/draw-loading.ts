import { html, type TemplateResult } from '../lit.ts'

/**
 * Drawn until the data have arrived. The texts arrive with the data, so a shape stands for the device, and a
 * symbol on a button offers another attempt.
 */
export const drawLoading = (failed: boolean, again: () => void): TemplateResult =>
  failed
    ? html`<button type="button" class="control main" @click=${again}>↻</button>`
    : html`<div class="skeleton" aria-busy="true"></div>`
