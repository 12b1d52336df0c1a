import { html, LitElement, type PropertyValues } from '../lit.ts'

/** A photo in the conversation: `source` is a data URL, or a path that `load` turns into one. */
class DeskPhoto extends LitElement {
  static override properties = {
    source: {},
    words: {},
    load: { attribute: false },
    address: { state: true },
  }

  source = ''
  words = ''
  load: (source: string) => Promise<string | null> = async () => null
  private address = ''

  /** Rendered into the chat's own tree, so that its style sheet applies. */
  protected override createRenderRoot(): this {
    return this
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('source')) void this.show(this.source)
  }

  protected override render() {
    return this.address
      ? html`<img class="photo" src=${this.address} alt=${this.words}>`
      : html`<span class="photo empty" role="img" aria-label=${this.words}></span>`
  }

  private async show(source: string): Promise<void> {
    if (source.startsWith('data:image/')) this.address = source
    else this.address = (await this.load(source)) ?? ''
  }
}

customElements.define('desk-photo', DeskPhoto)
