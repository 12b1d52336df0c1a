import { html, LitElement } from '../lit.ts'
import { fill, type Texts } from './texts.ts'

/** Asks the merchant to rate the help: fires `rate` with `{stars, comment}`. */
class RatingCard extends LitElement {
  static override properties = { words: { attribute: false }, stars: { state: true } }

  words: Texts['rating'] | null = null
  private stars = 0

  /** Rendered into the chat's own tree, so that its style sheet applies. */
  protected override createRenderRoot(): this {
    return this
  }

  protected override render() {
    const { words, stars } = this
    if (!words) return html``
    return html`<form class="rating" @submit=${this.send}>
      <fieldset>
        <legend>${words.title}</legend>
        <div class="stars">
          ${words.words.map((meaning, index) => {
            const label = `${fill(words.star, { count: index + 1 })}，${meaning}`
            return html`<label class=${index < stars ? 'lit' : ''}>
              <input type="radio" name="stars" value=${index + 1} aria-label=${label}
                @change=${() => {
                  this.stars = index + 1
                }}><span aria-hidden="true">★</span>
            </label>`
          })}
        </div>
        <p class="meaning" aria-live="polite">${words.words[stars - 1] ?? ''}</p>
      </fieldset>
      ${
        stars > 0
          ? html`<input class="line-field" name="comment" maxlength="500" aria-label=${words.comment} placeholder=${words.comment}>
            <button class="quiet" type="submit">${words.send}</button>`
          : ''
      }
    </form>`
  }

  private readonly send = (event: SubmitEvent): void => {
    event.preventDefault()
    const field = this.querySelector<HTMLInputElement>('[name=comment]')
    const detail = { stars: this.stars, comment: field?.value.trim() ?? '' }
    if (detail.stars > 0) this.dispatchEvent(new CustomEvent('rate', { detail }))
  }
}

customElements.define('rating-card', RatingCard)
