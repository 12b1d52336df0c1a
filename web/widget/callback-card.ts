import { html, LitElement } from '../lit.ts'
import type { Texts } from './texts.ts'

const telephone = /^(1[3-9]\d{9}|0\d{2,3}\d{7,8})$/

/** Asks for a number to call back while nobody has answered yet: fires `leave` with the digits. */
class CallbackCard extends LitElement {
  static override properties = {
    words: { attribute: false },
    opened: { state: true },
    wrong: { state: true },
  }

  words: Texts['callback'] | null = null
  private opened = false
  private wrong = false

  /** Rendered into the chat's own tree, so that its style sheet applies. */
  protected override createRenderRoot(): this {
    return this
  }

  protected override render() {
    const { words, opened, wrong } = this
    if (!words) return html``
    if (!opened) return html`<button type="button" class="quiet" @click=${this.open}>${words.open}</button>`
    return html`<form class="callback" novalidate @submit=${this.send}>
      <label>${words.label}<input class="line-field" name="phone" type="tel" inputmode="tel" autocomplete="tel"
        maxlength="20" aria-invalid=${wrong ? 'true' : 'false'}></label>
      <p role="alert">${wrong ? words.wrong : ''}</p>
      <button class="quiet" type="submit">${words.send}</button>
    </form>`
  }

  private readonly open = async (): Promise<void> => {
    this.opened = true
    await this.updateComplete
    this.querySelector('input')?.focus()
  }

  private readonly send = (event: SubmitEvent): void => {
    event.preventDefault()
    const phone = (this.querySelector('input')?.value ?? '').replace(/[\s-]/g, '')
    this.wrong = !telephone.test(phone)
    if (!this.wrong) this.dispatchEvent(new CustomEvent('leave', { detail: phone }))
  }
}

customElements.define('callback-card', CallbackCard)
