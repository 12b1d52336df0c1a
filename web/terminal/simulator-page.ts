import { restoreWorld, type SaveError, saveWorld } from '../../bot/terminal/save.ts'
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from '../lit.ts'
import { type Catalogue, findDevice, loadCatalogue } from './catalogue.ts'
import controlSheet from './controls.css'
import { drawLoading } from './draw-loading.ts'
import type { Moment } from './open-player.ts'
import { PosTerminal } from './pos-terminal.ts'
import pageSheet from './simulator-page.css'
import { packState, unpackState } from './state-link.ts'

type Choice = 'kind' | 'skin' | 'fault'

/** The simulator with a choice of kind, vendor's program and fault, which the page's address always names. */
class SimulatorPage extends LitElement {
  static override styles = [controlSheet, pageSheet].map(sheet => unsafeCSS(sheet))
  static override properties = {
    catalogue: { state: true },
    chosen: { state: true },
    resumed: { state: true },
    notRestored: { state: true },
    said: { state: true },
    failed: { state: true },
  }

  private catalogue: Catalogue | null = null
  private chosen: Readonly<Record<Choice, string>> = readAddress()
  /** The state that came with the address. */
  private resumed: Moment | null = null
  /** Why the state that came with the address cannot be continued. */
  private notRestored: SaveError | null = null
  private failed = false
  private said: 'copied' | 'not-copied' | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.load()
  }

  private load = async (): Promise<void> => {
    this.failed = false
    try {
      const catalogue = await loadCatalogue(new URL('/api/simulator', import.meta.url))
      await this.resume(catalogue, location.hash.slice(1))
      this.catalogue = catalogue
    } catch {
      this.failed = true
    }
  }

  private async resume(catalogue: Catalogue, packed: string): Promise<void> {
    if (packed === '') return
    const saved = (await unpackState(packed)) ?? packed
    const restored = restoreWorld(saved, (kind, skin) => findDevice(catalogue, kind, skin) ?? undefined)
    if (restored.ok) this.resumed = restored
    else this.notRestored = restored.error
  }

  protected override render(): TemplateResult {
    const { catalogue, chosen } = this
    if (!catalogue) return drawLoading(this.failed, this.load)
    const { devices, skins, faults, texts } = catalogue
    const possible = Object.values(faults).filter(({ kinds }) => kinds.some(kind => kind === chosen.kind))
    const words = texts.simulator
    return html`<div class="chooser">
        ${this.drawChoice(
          'kind',
          words.kind,
          Object.values(devices).map(({ kind, name }) => [kind, name]),
        )}
        ${this.drawChoice(
          'skin',
          words.skin,
          Object.values(skins).map(({ id, name }) => [id, name]),
        )}
        ${this.drawChoice(
          'fault',
          words.fault,
          possible.map(({ id, title }) => [id, title]),
        )}
        <p class="sees">${faults[chosen.fault]?.sees}</p>
        <button type="button" class="way" @click=${this.share}>${words.share}</button>
        <p class="said" role="status">${this.said === null ? nothing : this.said === 'copied' ? words.copied : words.inAddress}</p>
      </div>
      <div class="device">
        ${this.notRestored ? html`<p class="notice" role="alert">${texts.notRestored[this.notRestored]}</p>` : nothing}
        <pos-terminal
          panels="trace"
          .terminals=${catalogue}
          .kind=${chosen.kind}
          .skin=${chosen.skin}
          .fault=${chosen.fault}
          .resumed=${this.resumed}
        ></pos-terminal>
      </div>`
  }

  private drawChoice(
    choice: Choice,
    label: string,
    options: readonly (readonly [string, string])[],
  ): TemplateResult {
    return html`<label class="choice"
      >${label}
      <select @change=${(event: Event) => event.target instanceof HTMLSelectElement && this.choose(choice, event.target.value)}>
        ${options.map(([id, name]) => html`<option value=${id} ?selected=${id === this.chosen[choice]}>${name}</option>`)}
      </select>
    </label>`
  }

  private choose(choice: Choice, value: string): void {
    const chosen = { ...this.chosen, [choice]: value }
    const kinds = this.catalogue?.faults[chosen.fault]?.kinds ?? []
    // A terminal without a printer cannot run out of paper.
    this.chosen = kinds.some(kind => kind === chosen.kind) ? chosen : { ...chosen, fault: 'healthy' }
    this.resumed = null
    this.notRestored = null
    this.said = null
    history.replaceState(null, '', `?${new URLSearchParams(this.chosen)}`)
  }

  private share = async (): Promise<void> => {
    const terminal = this.renderRoot.querySelector('pos-terminal')
    const moment = terminal instanceof PosTerminal ? terminal.moment : null
    if (!moment) return
    const saved = saveWorld(moment.device, moment.world)
    history.replaceState(null, '', `?${new URLSearchParams(this.chosen)}#${await packState(saved)}`)
    try {
      await navigator.clipboard.writeText(location.href)
      this.said = 'copied'
    } catch {
      // Not every page may write to the clipboard, but the address bar has the link all the same.
      this.said = 'not-copied'
    }
  }
}

function readAddress(): Readonly<Record<Choice, string>> {
  const asked = new URLSearchParams(location.search)
  return {
    kind: asked.get('kind') ?? 'classic',
    skin: asked.get('skin') ?? 'newpos',
    fault: asked.get('fault') ?? 'storage-full',
  }
}

customElements.define('simulator-page', SimulatorPage)
