import { html, type TemplateResult } from '../lit.ts'

/**
 * What is shown until the data have come. There are no words yet, for they come with the data: a shape stands for the
 * device, and a sign on a button says that one may try again.
 */
export const drawLoading = (failed: boolean, again: () => void): TemplateResult =>
  failed
    ? html`<button type="button" class="control main" @click=${again}>↻</button>`
    : html`<div class="skeleton" aria-busy="true"></div>`
