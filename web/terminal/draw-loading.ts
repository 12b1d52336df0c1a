import { html, type TemplateResult } from '../lit.ts'

/**
 * What stands there before the data have come. Their words come with them, so the shape of the device says that
 * it is coming, and a sign on a button that it may be tried again.
 */
export const drawLoading = (failed: boolean, again: () => void): TemplateResult =>
  failed
    ? html`<button type="button" class="control main" @click=${again}>↻</button>`
    : html`<div class="skeleton" aria-busy="true"></div>`
