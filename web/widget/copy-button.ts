import { html, LitElement } from '../lit.ts'
import { copyText } from './copy-text.ts'
import { copyIcon } from './icons.ts'
import { fill, type Texts } from './texts.ts'

/**
 * A button that copies `text`, such as a telephone number or an account name, and says whether that worked.
 */
class CopyButton extends LitElement {
  static override properties = { text: {}, words: { attribute: false }, outcome: { state: true } }

  text = ''
  words: Texts['copy'] = { label: '', done: '', failed: '' }
  private outcome: 'label' | 'done' | 'failed' = 'label'

  /** Rendered into the chat's own tree, so that its style sheet applies. */
  protected override createRenderRoot(): this {
    return this
  }

  protected override render() {
    const { outcome, text, words } = this
    return html`<button type="button" class="quiet ${outcome}" @click=${this.copy}>
      ${copyIcon}<span aria-live="polite">${fill(words[outcome], { text })}</span>
    </button>`
  }

  private readonly copy = async (): Promise<void> => {
    this.outcome = (await copyText(this.text)) ? 'done' : 'failed'
  }
}

customElements.define('copy-button', CopyButton)
