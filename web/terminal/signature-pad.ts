import { css, html, LitElement, type TemplateResult } from '../lit.ts'

/** A place to sign with finger, pen or mouse. The signature is neither kept nor sent. */
export class SignaturePad extends LitElement {
  static override styles = css`
    :host { display: block; touch-action: none; cursor: crosshair }
    svg { display: block; width: 100%; height: 100%; fill: none; stroke: #14315f; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round }
  `

  static override properties = { label: {}, strokes: { state: true } }

  label = ''
  private strokes: readonly string[] = []

  private draw = (event: PointerEvent): void => {
    const starts = event.type === 'pointerdown'
    // A hovering pen does not write.
    if (!starts && event.buttons === 0) return
    const box = this.getBoundingClientRect()
    // A page may show the pad scaled down.
    const scale = box.width / (this.offsetWidth || box.width)
    const point = [event.clientX - box.left, event.clientY - box.top]
      .map(at => Math.round(at / scale))
      .join(' ')
    const last = this.strokes[this.strokes.length - 1]
    this.strokes =
      starts || last === undefined
        ? [...this.strokes, `M${point}l0 0`]
        : [...this.strokes.slice(0, -1), `${last}L${point}`]
  }

  protected override render(): TemplateResult {
    return html`<svg role="img" aria-label=${this.label} @pointerdown=${this.draw} @pointermove=${this.draw}>
      <path d=${this.strokes.join('')} />
    </svg>`
  }
}

customElements.define('signature-pad', SignaturePad)
