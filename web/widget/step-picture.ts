import { html, LitElement, nothing, type PropertyValues } from '../lit.ts'
import { fill } from './texts.ts'

/** A drawing and the words on it. */
export interface DrawnScreen {
  /** A data URL. */
  readonly address: string
  readonly words: string
}

/**
 * The terminal's screen after a step: `path` is its address at the desk, which `load` turns into a drawing.
 * Its place is reserved from the start, so that nothing below it moves; it disappears if there is no drawing.
 */
class StepPicture extends LitElement {
  static override properties = {
    path: {},
    words: {},
    load: { attribute: false },
    drawn: { state: true },
  }

  path = ''
  /** The sentence with a place for the `{words}` on the screen. */
  words = ''
  load: (path: string) => Promise<DrawnScreen | null> = async () => null
  private drawn: DrawnScreen | 'coming' | null = 'coming'

  /** Rendered into the chat's own tree, so that its style sheet applies. */
  protected override createRenderRoot(): this {
    return this
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('path')) void this.show(this.path)
  }

  protected override render() {
    const { drawn } = this
    if (drawn === null) return nothing
    if (drawn === 'coming') return html`<span class="drawn"></span>`
    return html`<span class="drawn"><img src=${drawn.address} alt=${fill(this.words, { words: drawn.words })}></span>`
  }

  private async show(path: string): Promise<void> {
    const drawn = await this.load(path)
    if (path === this.path) this.drawn = drawn
  }
}

customElements.define('step-picture', StepPicture)
